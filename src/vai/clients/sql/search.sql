-- Accounts and contacts in search (core/sql/search.sql). A contact is found by what it is, never by where it works:
-- that may be an account which the searcher does not see.
CREATE OR REPLACE FUNCTION vai.account_tokens(which bigint) RETURNS text[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT token), '{}') FROM (
    SELECT '.p' || person_id AS token FROM coverage WHERE account_id = which AND until IS NULL
    UNION ALL SELECT '.t' || team_id FROM coverage WHERE account_id = which AND until IS NULL AND is_outside
    UNION ALL SELECT '.o' || person_id FROM coverage_offer WHERE account_id = which AND answered_at IS NULL
    UNION ALL SELECT '.t' || team_id FROM account WHERE id = which
    UNION ALL SELECT '.o' || opened_by_id FROM account WHERE id = which AND is_unserved
  ) tokens WHERE token IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION vai.search_account(which bigint) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE a account; points text; numbers text[];
BEGIN
  SELECT * INTO a FROM account WHERE id = which;
  IF NOT FOUND OR a.archived_at IS NOT NULL OR a.merged_into_id IS NOT NULL THEN
    PERFORM vai.search_drop('account', which);
    RETURN;
  END IF;
  SELECT string_agg(value, ' ') FILTER (WHERE kind <> 'phone'), array_agg(value) FILTER (WHERE kind IN ('phone', 'zalo'))
    INTO points, numbers FROM contact_point WHERE account_id = which;
  PERFORM vai.search_put('account', which, coalesce(nullif(a.name_key, ''), a.name),
    concat_ws(' ', a.name, a.short_name, a.external_id, a.tax_code, points, vai.custom_text('account', a.custom)), numbers || a.tax_digits::text, vai.account_tokens(which));
END $$;

CREATE OR REPLACE FUNCTION vai.search_contact(which bigint) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE c contact; points text; numbers text[]; tokens text[];
BEGIN
  SELECT * INTO c FROM contact WHERE id = which;
  IF NOT FOUND OR c.archived_at IS NOT NULL OR c.merged_into_id IS NOT NULL THEN
    PERFORM vai.search_drop('contact', which);
    RETURN;
  END IF;
  SELECT string_agg(value, ' ') FILTER (WHERE kind <> 'phone'), array_agg(value) FILTER (WHERE kind IN ('phone', 'zalo'))
    INTO points, numbers FROM contact_point WHERE contact_id = which;
  SELECT coalesce(array_agg(DISTINCT token), '{}') INTO tokens
    FROM affiliation f, unnest(vai.account_tokens(f.account_id)) token WHERE f.contact_id = which;
  PERFORM vai.search_put('contact', which, c.name, concat_ws(' ', c.name, c.external_id, points, vai.custom_text('contact', c.custom)), numbers,
    tokens || ('.p' || c.owner_id));
END $$;

CREATE OR REPLACE FUNCTION vai.account_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM vai.search_drop('account', OLD.id);
    RETURN NULL;
  END IF;
  PERFORM vai.search_account(NEW.id);
  IF TG_OP = 'UPDATE' AND (OLD.team_id, OLD.is_unserved, OLD.opened_by_id) IS DISTINCT FROM (NEW.team_id, NEW.is_unserved, NEW.opened_by_id) THEN
    PERFORM vai.search_contact(f.contact_id) FROM affiliation f WHERE f.account_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS zz_search ON account;
CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF name, name_key, short_name, tax_code, tax_digits, external_id, custom, team_id,
  is_unserved, opened_by_id, archived_at, merged_into_id ON account FOR EACH ROW EXECUTE FUNCTION vai.account_searchable();

CREATE OR REPLACE FUNCTION vai.contact_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM vai.search_drop('contact', OLD.id); ELSE PERFORM vai.search_contact(NEW.id); END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS zz_search ON contact;
CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF name, external_id, custom, owner_id, archived_at, merged_into_id ON contact
  FOR EACH ROW EXECUTE FUNCTION vai.contact_searchable();

-- What hangs on an account or a contact: ways to reach them, who works where, who serves whom.
CREATE OR REPLACE FUNCTION vai.belongings_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END; became jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  PERFORM vai.search_contact(id) FROM (
    SELECT (was ->> 'contact_id')::bigint AS id UNION SELECT (became ->> 'contact_id')::bigint) them WHERE id IS NOT NULL;
  IF TG_TABLE_NAME <> 'affiliation' THEN
    PERFORM vai.search_account(id) FROM (
      SELECT (was ->> 'account_id')::bigint AS id UNION SELECT (became ->> 'account_id')::bigint) them WHERE id IS NOT NULL;
  END IF;
  IF TG_TABLE_NAME IN ('coverage', 'coverage_offer') THEN
    PERFORM vai.search_contact(f.contact_id) FROM affiliation f
      WHERE f.account_id IN ((was ->> 'account_id')::bigint, (became ->> 'account_id')::bigint);
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS zz_search ON contact_point;
CREATE TRIGGER zz_search AFTER INSERT OR UPDATE OR DELETE ON contact_point FOR EACH ROW EXECUTE FUNCTION vai.belongings_searchable();
DROP TRIGGER IF EXISTS zz_search ON affiliation;
CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF account_id, contact_id ON affiliation FOR EACH ROW EXECUTE FUNCTION vai.belongings_searchable();
DROP TRIGGER IF EXISTS zz_search ON coverage;
CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF account_id, person_id, until, team_id, is_outside ON coverage
  FOR EACH ROW EXECUTE FUNCTION vai.belongings_searchable();
DROP TRIGGER IF EXISTS zz_search ON coverage_offer;
CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF account_id, person_id, answered_at ON coverage_offer
  FOR EACH ROW EXECUTE FUNCTION vai.belongings_searchable();

-- What was there before search was.
SELECT vai.search_account(a.id) FROM account a WHERE NOT EXISTS (SELECT FROM search_entry WHERE kind = 'account');
SELECT vai.search_contact(c.id) FROM contact c WHERE NOT EXISTS (SELECT FROM search_entry WHERE kind = 'contact');
