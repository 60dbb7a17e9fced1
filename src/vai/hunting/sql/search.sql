-- Leads and deals in search (core/sql/search.sql).
CREATE OR REPLACE FUNCTION vai.search_lead(which bigint) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE l lead; numbers text[];
BEGIN
  SELECT * INTO l FROM lead WHERE id = which;
  IF NOT FOUND OR l.archived_at IS NOT NULL THEN
    PERFORM vai.search_drop('lead', which);
    RETURN;
  END IF;
  numbers := ARRAY[l.phone::text, l.tax_code::text, l.zalo::text];
  IF jsonb_typeof(l.other_phones) = 'array' THEN
    numbers := numbers || ARRAY(SELECT value FROM jsonb_array_elements_text(l.other_phones) value);
  END IF;
  PERFORM vai.search_put('lead', which, coalesce(nullif(l.name, ''), l.company),
    concat_ws(' ', l.name, l.company, l.email, l.external_id, l.tax_code, vai.custom_text('lead', l.custom)), numbers,
    ARRAY['.p' || l.owner_id, '.t' || l.team_id]
    || CASE WHEN l.owner_id IS NULL THEN ARRAY['.q' || l.team_id, '.o' || l.created_by_id] ELSE '{}' END);
END $$;

CREATE OR REPLACE FUNCTION vai.search_opportunity(which bigint) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE o opportunity;
BEGIN
  SELECT * INTO o FROM opportunity WHERE id = which;
  IF NOT FOUND OR o.archived_at IS NOT NULL THEN
    PERFORM vai.search_drop('opportunity', which);
    RETURN;
  END IF;
  PERFORM vai.search_put('opportunity', which, o.name, concat_ws(' ', o.name, o.external_id, vai.custom_text('opportunity', o.custom)), '{}',
    ARRAY['.p' || o.owner_id, '.t' || o.team_id]
    || CASE WHEN o.account_id IS NULL THEN '{}' ELSE vai.account_tokens(o.account_id) END);
END $$;

CREATE OR REPLACE FUNCTION vai.sales_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM vai.search_drop(TG_TABLE_NAME, OLD.id);
  ELSIF TG_TABLE_NAME = 'lead' THEN
    PERFORM vai.search_lead(NEW.id);
  ELSE
    PERFORM vai.search_opportunity(NEW.id);
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS zz_search ON lead;
CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF name, company, tax_code, phone, other_phones, email, zalo, owner_id, team_id,
  external_id, custom, archived_at ON lead FOR EACH ROW EXECUTE FUNCTION vai.sales_searchable();
DROP TRIGGER IF EXISTS zz_search ON opportunity;
CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF name, external_id, custom, account_id, owner_id, team_id, archived_at ON opportunity
  FOR EACH ROW EXECUTE FUNCTION vai.sales_searchable();

CREATE OR REPLACE FUNCTION vai.search_deals_of(accounts bigint[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT vai.search_opportunity(o.id) FROM opportunity o WHERE o.account_id = ANY (accounts) AND vai.person_id() IS NOT NULL
$$;

-- Who sees an account sees its deals.
CREATE OR REPLACE FUNCTION vai.deals_of_account_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE key text := CASE WHEN TG_TABLE_NAME = 'account' THEN 'id' ELSE 'account_id' END;
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END; became jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  -- Whoever gives many accounts many colleagues says so, and calls vai.search_deals_of when all of them are there.
  IF current_setting('vai.search_later', true) = 'on' THEN RETURN NULL; END IF;
  PERFORM vai.search_opportunity(o.id) FROM opportunity o
    WHERE o.account_id IN ((was ->> key)::bigint, (became ->> key)::bigint);
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS zz_search_deals ON account;
CREATE TRIGGER zz_search_deals AFTER UPDATE OF team_id, is_unserved, opened_by_id ON account
  FOR EACH ROW EXECUTE FUNCTION vai.deals_of_account_searchable();
DROP TRIGGER IF EXISTS zz_search_deals ON coverage;
CREATE TRIGGER zz_search_deals AFTER INSERT OR DELETE OR UPDATE OF account_id, person_id, until, team_id, is_outside ON coverage
  FOR EACH ROW EXECUTE FUNCTION vai.deals_of_account_searchable();
DROP TRIGGER IF EXISTS zz_search_deals ON coverage_offer;
CREATE TRIGGER zz_search_deals AFTER INSERT OR DELETE OR UPDATE OF account_id, person_id, answered_at ON coverage_offer
  FOR EACH ROW EXECUTE FUNCTION vai.deals_of_account_searchable();

SELECT vai.search_lead(l.id) FROM lead l WHERE NOT EXISTS (SELECT FROM search_entry WHERE kind = 'lead');
SELECT vai.search_opportunity(o.id) FROM opportunity o WHERE NOT EXISTS (SELECT FROM search_entry WHERE kind = 'opportunity');
