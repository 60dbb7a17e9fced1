-- Count one more of something and say how many there were in the last minutes. Spread over several rows, those who
-- come at the same moment do not wait for each other.
CREATE OR REPLACE FUNCTION vai.tally(which text, minutes int, shards int) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  now_minute timestamptz := date_trunc('minute', clock_timestamp());
BEGIN
  INSERT INTO door_tally (what, minute, shard, n) VALUES (which, now_minute, pg_backend_pid() % shards, 1)
    ON CONFLICT (what, minute, shard) DO UPDATE SET n = door_tally.n + 1;
  RETURN (SELECT sum(n) FROM door_tally WHERE what = which AND minute > now_minute - make_interval(mins => minutes));
END $$;
CREATE OR REPLACE FUNCTION vai.forget_tallies(before timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DELETE FROM door_tally WHERE minute < before $$;

-- An open form, for a stranger: what its page shows, with the names of the products that it offers.
CREATE OR REPLACE FUNCTION vai.open_form(form_key text) RETURNS TABLE (form jsonb, offered jsonb, own_fields jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT to_jsonb(f) - ARRAY['created_by_id', 'owner_id', 'team_id', 'source_id', 'name', 'campaign'],
    coalesce((SELECT jsonb_agg(jsonb_build_array(p.id, p.name) ORDER BY p.name_f, p.id) FROM product p
              WHERE p.archived_at IS NULL AND f.products @> to_jsonb(p.id)), '[]'),
    coalesce((SELECT jsonb_agg(to_jsonb(c) ORDER BY c.position, c.id) FROM custom_field c
              WHERE c.entity = 'lead' AND c.archived_at IS NULL AND EXISTS (
                SELECT FROM jsonb_array_elements(f.fields) shown WHERE shown ->> 'code' = 'custom_' || c.code)), '[]')
  FROM web_form f WHERE f.key = form_key AND f.is_open AND f.archived_at IS NULL
$$;

-- Keep what a stranger sent by a form, in one statement. Nobody acts: this function may add an arrival, and nothing else.
-- Says gone (no such form), full (far too many: not kept), again (kept before), kept, or call (kept; ask for the job).
CREATE OR REPLACE FUNCTION vai.leave_at_form(form_key text, sending text, told jsonb, around jsonb, doubts jsonb, address text, moment timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  f web_form; n_address bigint; n_form bigint; kept bigint;
BEGIN
  SELECT * INTO f FROM web_form w WHERE w.key = form_key AND w.is_open AND w.archived_at IS NULL;
  IF NOT FOUND THEN RETURN 'gone'; END IF;
  n_address := vai.tally(format('form:%s:%s', f.id, address), 10, 1);
  n_form := vai.tally(format('form:%s', f.id), 1, 16);
  IF n_address > f.per_address * 10 OR n_form > f.per_minute * 4 THEN RETURN 'full'; END IF;
  IF n_address > f.per_address THEN doubts := doubts || '["many_from_address"]'; END IF;
  IF n_form > f.per_minute THEN doubts := doubts || '["many_at_form"]'; END IF;
  around := around || jsonb_build_object('form_id', f.id, 'form', f.name, 'source_id', f.source_id, 'team_id', f.team_id, 'owner_id', f.owner_id,
    'campaign', coalesce(nullif(around #>> '{utm,utm_campaign}', ''), f.campaign));
  INSERT INTO lead_arrival (door, origin, key, told, around, state, reasons, twins, fault, n_tries, received_at)
    VALUES ('form', form_key, sending, told, around, CASE WHEN doubts = '[]' THEN 'waiting' ELSE 'suspected' END, doubts, '[]', '', 0, moment)
    ON CONFLICT (door, origin, key) DO NOTHING RETURNING id INTO kept;
  IF kept IS NULL THEN RETURN 'again'; END IF;
  IF doubts <> '[]' OR EXISTS (SELECT FROM procrastinate_jobs WHERE task_name = 'hunting.take_in' AND status = 'todo') THEN
    RETURN 'kept';
  END IF;
  RETURN 'call';
END $$;

-- Whose key this is: the key, its person, what it opens, whether it came too often this minute. Notes once a minute that it was used.
DROP FUNCTION IF EXISTS vai.open_with(text, timestamptz);
CREATE FUNCTION vai.open_with(key_digest text, moment timestamptz)
RETURNS TABLE (key_id bigint, person_id bigint, scopes jsonb, is_too_often boolean, terms jsonb) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE k api_key;
BEGIN
  SELECT * INTO k FROM api_key a WHERE a.digest = key_digest AND a.revoked_at IS NULL AND a.archived_at IS NULL;
  IF NOT FOUND OR (k.person_id IS NOT NULL AND NOT EXISTS (SELECT FROM person p WHERE p.id = k.person_id AND p.is_active)) THEN RETURN; END IF;
  IF k.last_used_at IS NULL OR k.last_used_at < moment - interval '1 minute' THEN
    UPDATE api_key a SET last_used_at = moment WHERE a.id = k.id;
  END IF;
  RETURN QUERY SELECT k.id, k.person_id, k.scopes, vai.tally(format('key:%s', k.id), 1, 8) > k.per_minute,
    jsonb_build_object('form', k.name, 'source_id', k.source_id, 'team_id', k.team_id, 'campaign', k.campaign);
END $$;
