-- Contracts in search (core/sql/search.sql): by number, title and the client's name on paper.
CREATE OR REPLACE FUNCTION vai.index_contract(ids bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF cardinality(ids) = 0 THEN RETURN; END IF;
  INSERT INTO search_entry AS e (kind, object_id, title_f, tsv)
  SELECT 'contract', s.id, left(vai.fold(s.number), 200), array_to_tsvector(array_remove(vai.search_words(s.words) || s.more, NULL))
  FROM (
    SELECT k.id, k.number, concat_ws(' ', k.number, k.title, k.client_name) AS words,
      ARRAY(SELECT vai.number_runs(run) FROM regexp_split_to_table(k.number, '[^0-9]+') run)
        || ARRAY['.p' || k.owner_id, '.t' || k.team_id] || ARRAY(SELECT eye FROM vai.account_eyes(k.account_id) eye) AS more
    FROM contract k WHERE k.id = ANY (ids) ORDER BY k.id
  ) s
  ON CONFLICT (kind, object_id) DO UPDATE SET title_f = EXCLUDED.title_f, tsv = EXCLUDED.tsv
    WHERE e.title_f <> EXCLUDED.title_f OR e.tsv <> EXCLUDED.tsv;
END $$;

CREATE OR REPLACE FUNCTION vai.contract_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM vai.search_drop('contract', ARRAY(SELECT id FROM old_rows));
  ELSIF vai.is_search_later() THEN
    RETURN NULL;
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM vai.index_contract(ARRAY(SELECT id FROM new_rows));
  ELSE
    PERFORM vai.index_contract(ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
      WHERE (n.number, n.title, n.client_name, n.account_id, n.owner_id, n.team_id)
        IS DISTINCT FROM (o.number, o.title, o.client_name, o.account_id, o.owner_id, o.team_id)));
  END IF;
  RETURN NULL;
END $$;
SELECT vai.follow('contract', 'zz_search', 'contract_searchable');

-- Who sees an account sees its contracts.
CREATE OR REPLACE FUNCTION vai.contracts_of_account_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE accounts bigint[];
BEGIN
  IF vai.is_search_later() THEN RETURN NULL; END IF;
  IF TG_TABLE_NAME = 'account' THEN
    accounts := ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
      WHERE (n.team_id, n.is_unserved, n.opened_by_id) IS DISTINCT FROM (o.team_id, o.is_unserved, o.opened_by_id));
  ELSIF TG_OP = 'INSERT' THEN
    accounts := ARRAY(SELECT DISTINCT account_id FROM new_rows);
  ELSIF TG_OP = 'DELETE' THEN
    accounts := ARRAY(SELECT DISTINCT account_id FROM old_rows);
  ELSE
    accounts := ARRAY(SELECT account_id FROM new_rows UNION SELECT account_id FROM old_rows);
  END IF;
  IF cardinality(accounts) > 0 THEN
    PERFORM vai.index_contract(ARRAY(SELECT k.id FROM contract k WHERE k.account_id = ANY (accounts)));
  END IF;
  RETURN NULL;
END $$;
SELECT vai.follow('account', 'zz_search_contracts', 'contracts_of_account_searchable', '{UPDATE}');
SELECT vai.follow('coverage', 'zz_search_contracts', 'contracts_of_account_searchable');
SELECT vai.follow('coverage_offer', 'zz_search_contracts', 'contracts_of_account_searchable');
SELECT vai.index_contract(ARRAY(SELECT k.id FROM contract k WHERE NOT EXISTS (SELECT FROM search_entry WHERE kind = 'contract')));
