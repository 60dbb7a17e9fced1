-- The first schema of Vai that landed, with a row or more in every table: what an upgrade begins from.
-- Made by pg_dump --no-owner --no-acl --inserts from commit 47b94b7 and never changed again: installations of that day exist.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA vai;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION vai.account_searchable() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION vai.account_tokens(which bigint) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT coalesce(array_agg(DISTINCT token), '{}') FROM (
    SELECT '.p' || person_id AS token FROM coverage WHERE account_id = which AND until IS NULL
    UNION ALL SELECT '.t' || team_id FROM coverage WHERE account_id = which AND until IS NULL AND is_outside
    UNION ALL SELECT '.o' || person_id FROM coverage_offer WHERE account_id = which AND answered_at IS NULL
    UNION ALL SELECT '.t' || team_id FROM account WHERE id = which
    UNION ALL SELECT '.o' || opened_by_id FROM account WHERE id = which AND is_unserved
  ) tokens WHERE token IS NOT NULL
$$;

CREATE FUNCTION vai.at_home(amount numeric, of_currency text, day date) RETURNS numeric
    LANGUAGE sql STABLE
    AS $$
  SELECT CASE
    WHEN amount IS NULL THEN NULL
    WHEN of_currency = coalesce((SELECT s.home_currency FROM company_settings s ORDER BY s.id LIMIT 1), 'VND') THEN amount
    ELSE amount * (SELECT r.rate FROM currency_rate r WHERE r.currency = of_currency AND r.on <= day ORDER BY r.on DESC LIMIT 1)
  END
$$;

CREATE FUNCTION vai.behalf_id() RETURNS bigint
    LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('vai.behalf_id', true), '')::bigint $$;

CREATE FUNCTION vai.belongings_searchable() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION vai.book() RETURNS bigint[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT ARRAY(
    SELECT account_id FROM coverage WHERE until IS NULL AND person_id = ANY (vai.sight_ids())
    UNION SELECT account_id FROM coverage_offer WHERE answered_at IS NULL AND person_id = vai.person_id()
    UNION SELECT account_id FROM coverage WHERE until IS NULL AND is_outside AND team_id = ANY (vai.team_ids())
    UNION SELECT id FROM account WHERE is_unserved AND opened_by_id = vai.person_id()
  )
$$;

CREATE FUNCTION vai.change_id() RETURNS uuid
    LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('vai.change_id', true), '')::uuid $$;

CREATE FUNCTION vai.changed_since(change uuid) RETURNS TABLE(table_name text, row_id bigint)
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT DISTINCT mine.table_name::text, mine.row_id
  FROM history_entry mine JOIN history_entry later
    ON later.table_name = mine.table_name AND later.row_id = mine.row_id AND later.id > mine.id
  WHERE mine.change_id = change AND later.change_id IS DISTINCT FROM change
    AND NOT EXISTS (SELECT FROM undone_change u WHERE u.change_id = later.change_id OR u.undone_by = later.change_id)
    AND (mine.operation <> 'U' OR later.operation <> 'U' OR EXISTS (
      SELECT FROM jsonb_object_keys(mine.after) k WHERE later.after ? k))
$$;

CREATE FUNCTION vai.contact_searchable() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN PERFORM vai.search_drop('contact', OLD.id); ELSE PERFORM vai.search_contact(NEW.id); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION vai.contact_took_part() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE contact SET last_two_way_at = NEW.occurred_at WHERE id = NEW.contact_id
      AND (last_two_way_at IS NULL OR last_two_way_at < NEW.occurred_at)
      AND EXISTS (SELECT FROM interaction i WHERE i.id = NEW.interaction_id AND i.is_two_way AND i.archived_at IS NULL);
  ELSE
    PERFORM vai.settle_contact_contact(OLD.contact_id);
    IF TG_OP = 'UPDATE' AND NEW.contact_id <> OLD.contact_id THEN PERFORM vai.settle_contact_contact(NEW.contact_id); END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION vai.coverage_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM vai.settle_account_team(CASE TG_OP WHEN 'DELETE' THEN OLD.account_id ELSE NEW.account_id END);
  IF TG_OP = 'UPDATE' AND OLD.account_id <> NEW.account_id THEN PERFORM vai.settle_account_team(OLD.account_id); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION vai.coverage_load(people bigint[], in_mode text) RETURNS TABLE(person_id bigint, n bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT c.person_id, count(*) FROM coverage c JOIN account a ON a.id = c.account_id
  WHERE vai.person_id() IS NOT NULL AND c.until IS NULL AND c.mode = in_mode AND c.person_id = ANY (people) AND a.archived_at IS NULL
  GROUP BY c.person_id
$$;

CREATE FUNCTION vai.coverage_takes_team() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  NEW.team_id := (SELECT team_id FROM person WHERE id = NEW.person_id);
  RETURN NEW;
END $$;

CREATE FUNCTION vai.custom_field_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
BEGIN
  EXECUTE format('SELECT vai.search_%1$s(id) FROM public.%1$I WHERE custom ? $1', NEW.entity) USING NEW.code;
  RETURN NULL;
END $_$;

CREATE FUNCTION vai.custom_text(of_entity text, custom jsonb) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
  SELECT string_agg(v #>> '{}', ' ') FROM custom_field f CROSS JOIN LATERAL jsonb_path_query(custom -> f.code::text, '$[*]') v
  WHERE f.entity = of_entity AND f.is_searchable AND f.archived_at IS NULL AND custom <> '{}'
$_$;

CREATE FUNCTION vai.deals_of_account_searchable() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE key text := CASE WHEN TG_TABLE_NAME = 'account' THEN 'id' ELSE 'account_id' END;
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END; became jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  -- Whoever gives many accounts many colleagues says so, and calls vai.search_deals_of when all of them are there.
  IF current_setting('vai.search_later', true) = 'on' THEN RETURN NULL; END IF;
  PERFORM vai.search_opportunity(o.id) FROM opportunity o
    WHERE o.account_id IN ((was ->> key)::bigint, (became ->> key)::bigint);
  RETURN NULL;
END $$;

CREATE FUNCTION vai.derived_columns(tbl text) RETURNS text[]
    LANGUAGE sql IMMUTABLE
    AS $$
  SELECT CASE tbl WHEN 'account' THEN ARRAY['last_two_way_at', 'team_id', 'is_unserved']
                  WHEN 'contact' THEN ARRAY['last_two_way_at'] ELSE '{}' END
$$;

CREATE FUNCTION vai.exempt(tbl text, reason text) RETURNS void
    LANGUAGE sql
    AS $$ INSERT INTO vai.exempt_table VALUES (tbl, reason) $$;

CREATE FUNCTION vai.fields_changed(tbl text, which bigint, n_edits integer) RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT coalesce(array_agg(DISTINCT k), '{}') FROM (
    SELECT after FROM history_entry WHERE table_name = tbl AND row_id = which AND operation = 'U' ORDER BY id DESC LIMIT n_edits
  ) e, jsonb_object_keys(e.after) k
  WHERE tbl IN ('account', 'contact') AND vai.person_id() IS NOT NULL
$$;

CREATE FUNCTION vai.fold(t text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT replace(regexp_replace(normalize(lower(t COLLATE "default"), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd') $$;

CREATE FUNCTION vai.follow_lead(which bigint, deal bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE l lead;
BEGIN
  SELECT * INTO l FROM lead WHERE id = which AND status = 'converted' AND converted_account_id IS NOT NULL;
  IF NOT FOUND OR NOT vai.may_write() OR NOT (vai.writes_lead(which) OR vai.may_administer()) THEN RETURN false; END IF;
  IF deal IS NOT NULL AND NOT EXISTS (SELECT FROM opportunity o WHERE o.id = deal AND o.account_id = l.converted_account_id) THEN
    RETURN false;
  END IF;
  INSERT INTO interaction_contact (interaction_id, contact_id, occurred_at)
    SELECT i.id, l.converted_contact_id, i.occurred_at FROM interaction i
    WHERE i.lead_id = which AND i.account_id IS NULL AND l.converted_contact_id IS NOT NULL
    ON CONFLICT DO NOTHING;
  UPDATE interaction SET account_id = l.converted_account_id, contact_id = coalesce(contact_id, l.converted_contact_id),
    opportunity_id = coalesce(opportunity_id, deal) WHERE lead_id = which AND account_id IS NULL;
  UPDATE next_step SET account_id = l.converted_account_id, contact_id = coalesce(contact_id, l.converted_contact_id),
    opportunity_id = coalesce(opportunity_id, deal) WHERE lead_id = which AND account_id IS NULL;
  UPDATE attachment SET account_id = l.converted_account_id, contact_id = coalesce(contact_id, l.converted_contact_id),
    opportunity_id = coalesce(opportunity_id, deal) WHERE lead_id = which AND account_id IS NULL;
  RETURN true;
END $$;

CREATE FUNCTION vai.generated_columns(tbl text) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT ARRAY(SELECT attname::text FROM pg_attribute
               WHERE attrelid = ('public.' || quote_ident(tbl))::regclass AND attnum > 0 AND attgenerated <> '')
$$;

CREATE FUNCTION vai.give_lead(which bigint, person bigint, to_team bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT vai.may_write() OR NOT (vai.writes_lead(which) OR vai.may_administer()) OR (person IS NULL AND to_team IS NULL)
     OR (person IS NOT NULL AND NOT EXISTS (SELECT FROM person p WHERE p.id = person AND p.is_active)) THEN
    RETURN false;
  END IF;
  UPDATE lead SET owner_id = person, team_id = coalesce(to_team, (SELECT p.team_id FROM person p WHERE p.id = person), team_id)
    WHERE id = which;
  RETURN FOUND;
END $$;

CREATE FUNCTION vai.give_opportunity(which bigint, person bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF NOT vai.may_write() OR NOT EXISTS (SELECT FROM person p WHERE p.id = person AND p.is_active) THEN
    RETURN false;
  END IF;
  UPDATE opportunity SET owner_id = person, team_id = (SELECT p.team_id FROM person p WHERE p.id = person)
    WHERE id = which AND (owner_id = ANY (vai.writer_ids()) OR team_id = ANY (vai.team_ids()) OR vai.may_administer());
  RETURN FOUND;
END $$;

CREATE FUNCTION vai.guard(tbl text, own_see text, own_write text, team_see text, team_write text, all_write text DEFAULT '(SELECT vai.may_write())'::text, deletable boolean DEFAULT false, history boolean DEFAULT true) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
  p record; class text; see text; change text;
BEGIN
  EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', tbl);
  FOR p IN SELECT polname FROM pg_policy WHERE polrelid = format('public.%I', tbl)::regclass LOOP
    EXECUTE format('DROP POLICY %I ON public.%I', p.polname, tbl);
  END LOOP;
  EXECUTE format('CREATE POLICY owner_all ON public.%I TO CURRENT_USER USING (true)', tbl, current_user);
  FOREACH class IN ARRAY ARRAY['own', 'team', 'all'] LOOP
    see := CASE class WHEN 'own' THEN own_see WHEN 'team' THEN team_see ELSE '(SELECT vai.person_id()) IS NOT NULL' END;
    change := CASE class WHEN 'own' THEN own_write WHEN 'team' THEN team_write ELSE all_write END;
    EXECUTE format('CREATE POLICY see_%s ON public.%I FOR SELECT TO vai_%s USING (%s)', class, tbl, class, see);
    EXECUTE format('CREATE POLICY add_%s ON public.%I FOR INSERT TO vai_%s WITH CHECK (%s)', class, tbl, class, change);
    EXECUTE format('CREATE POLICY change_%s ON public.%I FOR UPDATE TO vai_%s USING (%s)', class, tbl, class, change);
    IF deletable THEN
      EXECUTE format('CREATE POLICY remove_%s ON public.%I FOR DELETE TO vai_%s USING (%s)', class, tbl, class, change);
    END IF;
  END LOOP;
  INSERT INTO vai.guarded_table VALUES (tbl, deletable);
  EXECUTE format('DROP TRIGGER IF EXISTS a_touch ON public.%I', tbl);
  IF EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = tbl AND column_name = 'version') THEN
    EXECUTE format('CREATE TRIGGER a_touch BEFORE UPDATE ON public.%I FOR EACH ROW EXECUTE FUNCTION vai.touch()', tbl);
  END IF;
  EXECUTE format('DROP TRIGGER IF EXISTS z_history ON public.%I', tbl);
  IF history THEN
    EXECUTE format('CREATE TRIGGER z_history AFTER INSERT OR UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION vai.record_history()', tbl);
  END IF;
END $$;

CREATE FUNCTION vai.guard_by_account(tbl text, own_also text DEFAULT 'false'::text, team_also text DEFAULT 'false'::text, own_see_also text DEFAULT 'false'::text, team_see_also text DEFAULT 'false'::text, deletable boolean DEFAULT false) RETURNS void
    LANGUAGE sql
    AS $$
  SELECT vai.guard(tbl,
    format('account_id = ANY ((SELECT vai.book())::bigint[]) OR (%s) OR (%s)', own_also, own_see_also),
    format('account_id = ANY ((SELECT vai.writable_book())::bigint[]) OR (%s)', own_also),
    format('EXISTS (SELECT 1 FROM account a WHERE a.id = account_id) OR (%s) OR (%s)', team_also, team_see_also),
    format('EXISTS (SELECT 1 FROM account a WHERE a.id = account_id AND (a.team_id = ANY ((SELECT vai.team_ids())::bigint[])'
           ' OR a.id = ANY ((SELECT vai.writable_book())::bigint[]))) OR (%s)', team_also),
    deletable => deletable)
$$;

CREATE FUNCTION vai.guard_person() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF vai.person_id() IS NULL OR vai.may_administer() THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' OR OLD.id <> vai.person_id()
     OR (NEW.id, NEW.email, NEW.title, NEW.team_id, NEW.is_active, NEW.is_robot, NEW.external_id)
        IS DISTINCT FROM (OLD.id, OLD.email, OLD.title, OLD.team_id, OLD.is_active, OLD.is_robot, OLD.external_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'only an administrator changes people';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION vai.guard_private(tbl text, history boolean DEFAULT true) RETURNS void
    LANGUAGE sql
    AS $$
  SELECT vai.guard(tbl, 'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())',
    'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())',
    deletable => true, history => history);
  SELECT vai.see_own_only(tbl)
$$;

CREATE FUNCTION vai.guard_shared(tbl text, deletable boolean DEFAULT false, write text DEFAULT '(SELECT vai.may_administer())'::text) RETURNS void
    LANGUAGE sql
    AS $$
  SELECT vai.guard(tbl, '(SELECT vai.person_id()) IS NOT NULL', write, '(SELECT vai.person_id()) IS NOT NULL', write, write, deletable)
$$;

CREATE FUNCTION vai.guard_team() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF vai.person_id() IS NOT NULL AND NOT vai.may_administer() THEN
    RAISE insufficient_privilege USING MESSAGE = 'only an administrator changes teams';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION vai.guidance_record() RETURNS TABLE(rule text, useful bigint, dismissed bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT a.rule::text, count(*) FILTER (WHERE a.answer = 'done'), count(*) FILTER (WHERE a.answer = 'irrelevant')
  FROM guidance_answer a WHERE a.at > vai.moment() - interval '90 days' GROUP BY a.rule
$$;

CREATE FUNCTION vai.home_team_id() RETURNS bigint
    LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('vai.home_team_id', true), '')::bigint $$;

CREATE FUNCTION vai.interaction_happened() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE which bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.is_two_way AND NEW.account_id IS NOT NULL THEN
      UPDATE account SET last_two_way_at = NEW.occurred_at WHERE id = NEW.account_id AND NEW.archived_at IS NULL
        AND (last_two_way_at IS NULL OR last_two_way_at < NEW.occurred_at);
    END IF;
    RETURN NULL;
  END IF;
  FOR which IN SELECT DISTINCT x FROM unnest(ARRAY[OLD.account_id, CASE WHEN TG_OP = 'UPDATE' THEN NEW.account_id END]) x
               WHERE x IS NOT NULL ORDER BY x LOOP
    PERFORM vai.settle_account_contact(which);
  END LOOP;
  FOR which IN SELECT contact_id FROM interaction_contact WHERE interaction_id = OLD.id ORDER BY contact_id LOOP
    PERFORM vai.settle_contact_contact(which);
  END LOOP;
  RETURN NULL;
END $$;

CREATE FUNCTION vai.is_below(child bigint, top bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7219);
  RETURN EXISTS (
    WITH RECURSIVE up AS (
      SELECT id, parent_id FROM account WHERE id = child
      UNION SELECT a.id, a.parent_id FROM account a JOIN up ON a.id = up.parent_id
    ) SELECT FROM up WHERE id = top);
END $$;

CREATE FUNCTION vai.moment() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(nullif(current_setting('vai.at', true), '')::timestamptz, now()) $$;

CREATE TABLE public.interaction (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    account_id bigint,
    contact_id bigint,
    lead_id bigint,
    opportunity_id bigint,
    kind character varying(10) NOT NULL,
    direction character varying(5) NOT NULL,
    outcome character varying(12) NOT NULL,
    is_two_way boolean NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    minutes integer,
    subject character varying(200) NOT NULL,
    body text NOT NULL,
    captured_text text NOT NULL,
    external_id character varying(100) NOT NULL,
    archived_at timestamp with time zone,
    author_id bigint NOT NULL,
    on_behalf_of_id bigint,
    CONSTRAINT interaction_minutes_positive CHECK (((minutes IS NULL) OR (minutes >= 0)))
);

ALTER TABLE ONLY public.interaction FORCE ROW LEVEL SECURITY;

CREATE FUNCTION vai.is_touch(i public.interaction) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT i.kind <> 'note' AND (i.direction <> 'in' OR i.is_two_way) $$;

CREATE FUNCTION vai.lead_touched() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.lead_id IS NOT NULL AND NEW.archived_at IS NULL AND vai.is_touch(NEW) THEN
      UPDATE lead SET first_touch_at = least(first_touch_at, NEW.occurred_at), last_touch_at = greatest(last_touch_at, NEW.occurred_at),
        status_at = CASE WHEN vai.status_after(status, NEW.is_two_way) <> status THEN vai.moment() ELSE status_at END,
        status = vai.status_after(status, NEW.is_two_way)
      WHERE id = NEW.lead_id;
    END IF;
    RETURN NULL;
  END IF;
  IF OLD.lead_id IS NOT NULL THEN PERFORM vai.settle_lead(OLD.lead_id); END IF;
  IF TG_OP = 'UPDATE' AND NEW.lead_id IS NOT NULL AND NEW.lead_id IS DISTINCT FROM OLD.lead_id THEN PERFORM vai.settle_lead(NEW.lead_id); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION vai.may_administer() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(nullif(current_setting('vai.may_administer', true), '')::boolean, false) $$;

CREATE FUNCTION vai.may_merge(tbl text, which bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT vai.may_write() AND CASE
    WHEN current_setting('role') = 'vai_all' THEN true
    WHEN tbl = 'account' THEN EXISTS (SELECT FROM account a WHERE a.id = which
      AND (a.team_id = ANY (vai.team_ids()) OR a.id = ANY (vai.writable_book())))
    WHEN tbl = 'contact' THEN vai.writes_contact(which)
    ELSE false END
$$;

CREATE FUNCTION vai.may_write() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(nullif(current_setting('vai.may_write', true), '')::boolean, false) $$;

CREATE FUNCTION vai.merge_rows(tbl text, kept bigint, merged bigint, on_day date, led_by_merged text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
DECLARE link record; one bigint;
BEGIN
  IF kept = merged OR NOT (vai.may_merge(tbl, kept) AND vai.may_merge(tbl, merged)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'these records may not be merged';
  END IF;
  PERFORM vai.settle_before_merge(tbl, kept, merged, on_day, led_by_merged);
  FOR link IN
    SELECT r.relname AS child, a.attname AS col, coalesce(g.deletable, false) AS deletable
    FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      LEFT JOIN vai.guarded_table g ON g.name = r.relname
    WHERE c.contype = 'f' AND c.confrelid = format('public.%I', tbl)::regclass AND cardinality(c.conkey) = 1
      AND NOT (r.relname = 'merge' AND a.attname LIKE 'merged%')
      -- The merged record's own way to the kept one was written before this.
      AND c.conparentid = 0
    ORDER BY r.relname, a.attname
  LOOP
    BEGIN
      EXECUTE format('UPDATE public.%1$I SET %2$I = $1 WHERE %2$I = $2', link.child, link.col) USING kept, merged;
    EXCEPTION WHEN unique_violation THEN
      FOR one IN EXECUTE format('SELECT id FROM public.%I WHERE %I = $1 ORDER BY id', link.child, link.col) USING merged LOOP
        BEGIN
          EXECUTE format('UPDATE public.%1$I SET %2$I = $1 WHERE id = $2', link.child, link.col) USING kept, one;
        EXCEPTION WHEN unique_violation THEN
          IF NOT link.deletable THEN RETURN link.child; END IF;
          EXECUTE format('DELETE FROM public.%I WHERE id = $1', link.child) USING one;
        END;
      END LOOP;
    END;
  END LOOP;
  RETURN '';
END $_$;

CREATE FUNCTION vai.notify(person bigint, kind text, params jsonb, url text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  INSERT INTO notice (person_id, kind, params, url, at) SELECT person, kind, params, url, vai.moment() WHERE vai.person_id() IS NOT NULL
$$;

CREATE FUNCTION vai.person_id() RETURNS bigint
    LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('vai.person_id', true), '')::bigint $$;

CREATE FUNCTION vai.person_moved() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
BEGIN
  UPDATE coverage SET team_id = NEW.team_id WHERE person_id = NEW.id AND until IS NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION vai.record_history() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
  left_out text[]; old_row jsonb; new_row jsonb; was jsonb; became jsonb; whole jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    whole := to_jsonb(NEW);
  ELSIF TG_OP = 'DELETE' THEN
    whole := to_jsonb(OLD);
    was := whole - vai.generated_columns(TG_TABLE_NAME);
  ELSE
    left_out := vai.unrecorded_columns(TG_TABLE_NAME);
    old_row := to_jsonb(OLD) - left_out;
    new_row := to_jsonb(NEW) - left_out;
    IF old_row = new_row THEN RETURN NULL; END IF;
    whole := to_jsonb(NEW);
    SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key) INTO was, became
      FROM jsonb_each(old_row) o WHERE new_row -> o.key IS DISTINCT FROM o.value;
  END IF;
  INSERT INTO history_entry (at, recorded_at, change_id, person_id, on_behalf_of_id, door, table_name, row_id, operation,
                             account_id, lead_id, before, after)
  VALUES (vai.moment(), clock_timestamp(), vai.change_id(), vai.person_id(), vai.behalf_id(),
          coalesce(current_setting('vai.door', true), ''), TG_TABLE_NAME, (whole ->> 'id')::bigint, left(TG_OP, 1),
          CASE WHEN TG_TABLE_NAME = 'account' THEN (whole ->> 'id')::bigint ELSE (whole ->> 'account_id')::bigint END,
          CASE WHEN TG_TABLE_NAME = 'lead' THEN (whole ->> 'id')::bigint ELSE (whole ->> 'lead_id')::bigint END, was, became);
  RETURN NULL;
END $$;

CREATE FUNCTION vai.reversed_digits(t text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT reverse(regexp_replace(t, '[^0-9]', '', 'g')) $$;

CREATE FUNCTION vai.sales_searchable() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION vai.search_account(which bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION vai.search_contact(which bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION vai.search_deals_of(accounts bigint[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT vai.search_opportunity(o.id) FROM opportunity o WHERE o.account_id = ANY (accounts) AND vai.person_id() IS NOT NULL
$$;

CREATE FUNCTION vai.search_drop(of_kind text, of_id bigint) RETURNS void
    LANGUAGE sql
    SET search_path TO 'public', 'pg_temp'
    AS $$
  DELETE FROM search_entry WHERE kind = of_kind AND object_id = of_id
$$;

CREATE FUNCTION vai.search_ids(words text[], runs text[], beginning text, kinds text[], most integer) RETURNS TABLE(kind text, object_id bigint, place bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 24
    SET search_path TO 'public', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$
#variable_conflict use_column
DECLARE
  sees_all boolean := current_setting('role') = 'vai_all';
  wanted text; eyes text; q tsquery;
BEGIN
  IF vai.person_id() IS NULL OR cardinality(words) + cardinality(runs) = 0 THEN RETURN; END IF;
  SELECT string_agg(part, ' & ') INTO wanted FROM (
    SELECT quote_literal(w) || ':*' AS part FROM unnest(words) w
    UNION ALL SELECT format('(%L:* | %L:*)', '#' || r, r) FROM unnest(runs) r) parts;
  q := wanted::tsquery;
  IF NOT sees_all THEN
    SELECT string_agg(quote_literal(token), ' | ') INTO eyes FROM (
      SELECT '.p' || p AS token FROM unnest(vai.sight_ids()) p UNION SELECT '.p' || vai.person_id()
      UNION SELECT '.o' || vai.person_id() UNION SELECT '.t' || t FROM unnest(vai.team_ids()) t
      UNION SELECT '.q' || vai.home_team_id() WHERE vai.home_team_id() IS NOT NULL) tokens;
    q := q && eyes::tsquery;
  END IF;
  RETURN QUERY
    WITH found AS (
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'account' = ANY (kinds) AND e.kind = 'account' AND e.tsv @@ q LIMIT 200)
      UNION ALL
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'contact' = ANY (kinds) AND e.kind = 'contact' AND e.tsv @@ q LIMIT 200)
      UNION ALL
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'lead' = ANY (kinds) AND e.kind = 'lead' AND e.tsv @@ q LIMIT 200)
      UNION ALL
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'opportunity' = ANY (kinds) AND e.kind = 'opportunity' AND e.tsv @@ q LIMIT 200)
      UNION
      -- Who sees all may match more than is ranked: names that begin so are never missed.
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e
       WHERE sees_all AND beginning <> '' AND e.title_f ^@ beginning AND e.kind = ANY (kinds) ORDER BY e.title_f, e.id LIMIT 40)
    ), ranked AS (
      SELECT f.kind, f.object_id, row_number() OVER (PARTITION BY f.kind
        ORDER BY f.title_f <> beginning, NOT (f.title_f ^@ beginning), length(f.title_f), f.title_f, f.object_id) AS n
      FROM found f
    )
    SELECT r.kind::text, r.object_id, r.n FROM ranked r WHERE r.n <= most ORDER BY r.n, r.kind;
END $$;

CREATE FUNCTION vai.search_lead(which bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION vai.search_opportunity(which bigint) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION vai.search_put(of_kind text, of_id bigint, title text, words text, numbers text[], tokens text[]) RETURNS void
    LANGUAGE sql
    SET search_path TO 'public', 'pg_temp'
    AS $$
  INSERT INTO search_entry AS e (kind, object_id, title_f, tsv)
  VALUES (of_kind, of_id, left(vai.fold(title), 200),
          array_to_tsvector(array_remove(vai.search_words(words) || vai.search_runs(numbers) || coalesce(tokens, '{}'), NULL)))
  ON CONFLICT (kind, object_id) DO UPDATE SET title_f = EXCLUDED.title_f, tsv = EXCLUDED.tsv
  WHERE e.title_f <> EXCLUDED.title_f OR e.tsv <> EXCLUDED.tsv
$$;

CREATE FUNCTION vai.search_runs(numbers text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
  WITH plain AS (SELECT left(regexp_replace(n, '[^0-9]', '', 'g'), 20) AS d FROM unnest(numbers) n WHERE n IS NOT NULL),
  forms AS (SELECT d FROM plain UNION SELECT '0' || substr(d, 3) FROM plain WHERE d ~ '^84[0-9]{8,10}$')
  SELECT coalesce(array_agg(DISTINCT '#' || substr(d, i)), '{}') FROM forms, generate_series(1, length(d) - 3) i
$_$;

CREATE FUNCTION vai.search_words(t text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  SELECT coalesce(array_agg(DISTINCT left(w, 100)), '{}')
  FROM regexp_split_to_table(vai.fold(coalesce(t, '')), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f\u3000]+') w
  WHERE w <> ''
$$;

CREATE FUNCTION vai.see_own_only(tbl text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
  EXECUTE format('ALTER POLICY see_all ON public.%I USING (person_id = (SELECT vai.person_id()))', tbl);
END $$;

CREATE FUNCTION vai.settle_account_contact(which bigint) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  UPDATE account a SET last_two_way_at = l.at
  FROM (SELECT (SELECT i.occurred_at FROM interaction i WHERE i.account_id = which AND i.is_two_way AND i.archived_at IS NULL
                ORDER BY i.occurred_at DESC, i.id DESC LIMIT 1) AS at) l
  WHERE a.id = which AND a.last_two_way_at IS DISTINCT FROM l.at
$$;

CREATE FUNCTION vai.settle_account_team(which bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE home bigint; now_home bigint;
BEGIN
  UPDATE account SET is_unserved = NOT is_unserved
    WHERE id = which AND merged_into_id IS NULL AND is_unserved = EXISTS (SELECT FROM coverage WHERE account_id = which);
  SELECT team_id INTO now_home FROM account WHERE id = which AND merged_into_id IS NULL;
  IF FOUND AND (now_home IS NULL OR NOT EXISTS (
      SELECT FROM coverage WHERE account_id = which AND until IS NULL AND team_id = now_home)) THEN
    SELECT team_id INTO home FROM coverage WHERE account_id = which AND team_id IS NOT NULL
      ORDER BY until IS NULL DESC, until DESC, is_lead DESC, since, id LIMIT 1;
    IF home IS DISTINCT FROM now_home THEN UPDATE account SET team_id = home WHERE id = which; END IF;
  END IF;
  UPDATE coverage c SET is_outside = (c.team_id IS DISTINCT FROM a.team_id) FROM account a
    WHERE a.id = which AND c.account_id = which AND c.is_outside <> (c.team_id IS DISTINCT FROM a.team_id);
END $$;

CREATE FUNCTION vai.settle_before_merge(tbl text, kept bigint, merged bigint, on_day date, led_by_merged text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE same record;
BEGIN
  FOR same IN
    SELECT k.id AS k_id, m.id AS m_id, m.title, m.decision_role, m.is_primary, m.since FROM affiliation m JOIN affiliation k
      ON k.until IS NULL AND CASE tbl WHEN 'account' THEN k.account_id = kept AND k.contact_id = m.contact_id
                                      ELSE k.contact_id = kept AND k.account_id = m.account_id END
    WHERE m.until IS NULL AND merged = CASE tbl WHEN 'account' THEN m.account_id ELSE m.contact_id END ORDER BY m.id
  LOOP
    UPDATE affiliation SET until = greatest(on_day, same.since), is_primary = false WHERE id = same.m_id;
    UPDATE affiliation k SET title = coalesce(nullif(k.title, ''), same.title),
      decision_role = coalesce(nullif(k.decision_role, ''), same.decision_role),
      is_primary = k.is_primary OR (tbl = 'contact' AND same.is_primary) WHERE k.id = same.k_id;
  END LOOP;
  UPDATE contact_point m SET is_primary = false WHERE m.is_primary
    AND merged = CASE tbl WHEN 'account' THEN m.account_id ELSE m.contact_id END
    AND EXISTS (SELECT FROM contact_point k WHERE k.kind = m.kind AND k.is_primary
                AND kept = CASE tbl WHEN 'account' THEN k.account_id ELSE k.contact_id END);
  IF tbl <> 'account' THEN RETURN; END IF;
  UPDATE affiliation SET is_primary = false WHERE account_id = merged AND is_primary AND until IS NULL
    AND EXISTS (SELECT FROM affiliation k WHERE k.account_id = kept AND k.is_primary AND k.until IS NULL);
  -- Who leads a mode on both sides: the kept one's, or the other's where that was chosen.
  UPDATE coverage k SET is_lead = false WHERE k.account_id = kept AND k.until IS NULL AND k.is_lead AND k.mode = ANY (led_by_merged)
    AND EXISTS (SELECT FROM coverage m WHERE m.account_id = merged AND m.until IS NULL AND m.is_lead AND m.mode = k.mode
                AND m.person_id <> k.person_id);
  UPDATE coverage m SET is_lead = false WHERE m.account_id = merged AND m.until IS NULL AND m.is_lead
    AND EXISTS (SELECT FROM coverage k WHERE k.account_id = kept AND k.until IS NULL AND k.is_lead AND k.mode = m.mode);
  FOR same IN
    SELECT k.id AS k_id, m.id AS m_id, m.is_lead, m.since FROM coverage m JOIN coverage k
      ON k.account_id = kept AND k.until IS NULL AND k.mode = m.mode AND k.person_id = m.person_id
    WHERE m.account_id = merged AND m.until IS NULL ORDER BY m.id
  LOOP
    UPDATE coverage SET until = greatest(on_day, same.since) WHERE id = same.m_id;
    UPDATE coverage SET is_lead = true WHERE id = same.k_id AND same.is_lead AND NOT is_lead;
  END LOOP;
  UPDATE coverage_offer m SET outcome = 'withdrawn', answered_at = vai.moment() WHERE m.account_id = merged AND m.answered_at IS NULL
    AND EXISTS (SELECT FROM coverage_offer k WHERE k.account_id = kept AND k.answered_at IS NULL AND k.person_id = m.person_id AND k.mode = m.mode);
END $$;

CREATE FUNCTION vai.settle_contact_contact(which bigint) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  UPDATE contact c SET last_two_way_at = l.at
  FROM (SELECT (SELECT k.occurred_at FROM interaction_contact k JOIN interaction i ON i.id = k.interaction_id
                WHERE k.contact_id = which AND i.is_two_way AND i.archived_at IS NULL
                ORDER BY k.occurred_at DESC, k.interaction_id DESC LIMIT 1) AS at) l
  WHERE c.id = which AND c.last_two_way_at IS DISTINCT FROM l.at
$$;

CREATE FUNCTION vai.settle_grants() RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
  app text := current_setting('vai.app_role'); t record;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA vai, public TO vai_own, vai_team, vai_all, %I', app);
  EXECUTE format('GRANT SELECT ON vai.guarded_table, vai.exempt_table, vai.applied_sql TO vai_own, vai_team, vai_all, %I', app);
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO vai_own, vai_team, vai_all, %I', app);
  EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, vai TO vai_own, vai_team, vai_all, %I', app);
  FOR t IN SELECT c.relname AS name, g.deletable, g.name IS NOT NULL AS guarded
    FROM pg_class c LEFT JOIN vai.guarded_table g ON g.name = c.relname
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') LOOP
    EXECUTE format('REVOKE ALL ON public.%I FROM vai_own, vai_team, vai_all, %I', t.name, app);
    IF t.guarded THEN
      EXECUTE format('GRANT SELECT, INSERT, UPDATE ON public.%I TO vai_own, vai_team, vai_all', t.name);
      IF t.deletable THEN
        EXECUTE format('GRANT DELETE ON public.%I TO vai_own, vai_team, vai_all', t.name);
      END IF;
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO vai_own, vai_team, vai_all, %I', t.name, app);
    END IF;
  END LOOP;
  EXECUTE 'REVOKE INSERT, UPDATE ON public.history_entry, public.undone_change FROM vai_own, vai_team, vai_all';
  FOR t IN SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v' LOOP
    EXECUTE format('GRANT SELECT ON public.%I TO vai_own, vai_team, vai_all', t.name);
  END LOOP;
END $$;

CREATE FUNCTION vai.settle_lead(which bigint) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  UPDATE lead SET first_touch_at = t.first_at, last_touch_at = t.last_at,
    status = CASE WHEN status NOT IN ('new', 'attempted', 'connected') THEN status
      WHEN t.two_way THEN 'connected' WHEN t.tried THEN 'attempted' ELSE 'new' END
  FROM (SELECT min(i.occurred_at) AS first_at, max(i.occurred_at) AS last_at,
          coalesce(bool_or(i.is_two_way AND (l.status <> 'new' OR i.created_at >= l.status_at)), false) AS two_way,
          coalesce(bool_or(l.status <> 'new' OR i.created_at >= l.status_at), false) AS tried
        FROM interaction i JOIN lead l ON l.id = i.lead_id
        WHERE i.lead_id = which AND i.archived_at IS NULL AND vai.is_touch(i)) t
  WHERE id = which
$$;

CREATE FUNCTION vai.sight(who bigint, behalf bigint, moment timestamp with time zone) RETURNS TABLE(role text, behalf_id bigint, sight_ids bigint[], writer_ids bigint[], team_ids bigint[], home_team_id bigint, may_write boolean, may_administer boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  WITH RECURSIVE me AS (SELECT * FROM person WHERE id = who AND is_active),
  principals AS (
    SELECT d.principal_id FROM delegation d, me
    WHERE d.delegate_id = me.id AND d.revoked_at IS NULL
      AND (moment AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN d.since AND d.until
  ),
  led AS (
    SELECT t.id FROM team t, me WHERE t.lead_id = me.id OR (me.title = 'team_lead' AND t.id = me.team_id)
    UNION
    SELECT t.id FROM team t JOIN led ON t.parent_id = led.id
  ),
  behalf AS (SELECT principal_id FROM principals WHERE principal_id = behalf LIMIT 1)
  SELECT
    CASE WHEN me.title IN ('executive', 'administrator') OR me.is_robot THEN 'vai_all'
         WHEN EXISTS (SELECT FROM led) THEN 'vai_team' ELSE 'vai_own' END,
    (SELECT principal_id FROM behalf),
    me.id || ARRAY(SELECT DISTINCT principal_id FROM principals),
    me.id || ARRAY(SELECT principal_id FROM behalf),
    ARRAY(SELECT id FROM led ORDER BY id),
    me.team_id,
    me.title <> 'executive',
    me.title = 'administrator' OR me.is_robot
  FROM me
$$;

CREATE FUNCTION vai.sight_ids() RETURNS bigint[]
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(nullif(current_setting('vai.sight_ids', true), '')::bigint[], '{}') $$;

CREATE FUNCTION vai.status_after(status text, two_way boolean) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT CASE WHEN status IN ('new', 'attempted') AND two_way THEN 'connected' WHEN status = 'new' THEN 'attempted' ELSE status END $$;

CREATE FUNCTION vai.team_ids() RETURNS bigint[]
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(nullif(current_setting('vai.team_ids', true), '')::bigint[], '{}') $$;

CREATE FUNCTION vai.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  derived text[] := vai.derived_columns(TG_TABLE_NAME);
BEGIN
  IF derived <> '{}' AND to_jsonb(NEW) - (derived || vai.generated_columns(TG_TABLE_NAME))
                       = to_jsonb(OLD) - (derived || vai.generated_columns(TG_TABLE_NAME)) THEN
    RETURN NEW;
  END IF;
  NEW.version := OLD.version + 1;
  NEW.updated_at := vai.moment();
  RETURN NEW;
END $$;

CREATE FUNCTION vai.undo_change(change uuid, force boolean DEFAULT false) RETURNS TABLE(table_name text, row_id bigint, problem text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
  e history_entry; kept text[] := '{}'; accounts bigint[] := '{}'; place text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(change::text, 0));
  IF EXISTS (SELECT FROM undone_change u WHERE u.change_id = change) THEN
    RETURN QUERY SELECT ''::text, 0::bigint, 'undone_already'::text; RETURN;
  END IF;
  IF NOT EXISTS (SELECT FROM history_entry h WHERE h.change_id = change AND
                 (h.person_id = ANY (vai.writer_ids()) OR vai.may_administer())) THEN
    RETURN QUERY SELECT ''::text, 0::bigint, 'not_yours'::text; RETURN;
  END IF;
  IF NOT force THEN
    RETURN QUERY SELECT s.table_name, s.row_id, 'changed_since'::text FROM vai.changed_since(change) s;
    IF FOUND THEN RETURN; END IF;
    FOR e IN SELECT * FROM history_entry h WHERE h.change_id = change ORDER BY h.id DESC LOOP
      PERFORM vai.undo_entry(e);
    END LOOP;
  ELSE
    SELECT coalesce(array_agg(s.table_name || ' ' || s.row_id), '{}') INTO kept FROM vai.changed_since(change) s;
    SELECT coalesce(array_agg(DISTINCT h.row_id), '{}') INTO accounts FROM history_entry h
      WHERE h.change_id = change AND h.table_name = 'account' AND h.operation = 'I' AND EXISTS (
        SELECT FROM history_entry later WHERE later.account_id = h.row_id AND later.id > h.id
          AND later.change_id IS DISTINCT FROM change
          AND NOT EXISTS (SELECT FROM undone_change u WHERE u.change_id = later.change_id OR u.undone_by = later.change_id));
    SET CONSTRAINTS ALL IMMEDIATE;
    FOR e IN SELECT * FROM history_entry h WHERE h.change_id = change ORDER BY h.id DESC LOOP
      place := e.table_name || ' ' || e.row_id;
      CONTINUE WHEN place = ANY (kept);
      IF e.account_id = ANY (accounts) THEN
        kept := kept || place;
        CONTINUE;
      END IF;
      BEGIN
        PERFORM vai.undo_entry(e);
      EXCEPTION WHEN foreign_key_violation OR unique_violation OR exclusion_violation OR check_violation THEN
        kept := kept || place;
      END;
    END LOOP;
  END IF;
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
  INSERT INTO undone_change (change_id, undone_by, person_id, at) VALUES (change, vai.change_id(), vai.person_id(), vai.moment());
  RETURN QUERY SELECT split_part(k, ' ', 1), split_part(k, ' ', 2)::bigint, 'kept'::text FROM unnest(kept) k;
EXCEPTION WHEN foreign_key_violation OR unique_violation OR exclusion_violation THEN
  RETURN QUERY SELECT ''::text, 0::bigint, 'needed_since'::text;
END $$;

CREATE TABLE public.history_entry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    change_id uuid,
    person_id bigint,
    on_behalf_of_id bigint,
    door character varying(20) NOT NULL,
    table_name character varying(60) NOT NULL,
    row_id bigint NOT NULL,
    operation character varying(1) NOT NULL,
    account_id bigint,
    lead_id bigint,
    before jsonb,
    after jsonb
);

ALTER TABLE ONLY public.history_entry FORCE ROW LEVEL SECURITY;

CREATE FUNCTION vai.undo_entry(e public.history_entry) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $_$
DECLARE columns text;
BEGIN
  IF e.operation = 'I' THEN
    EXECUTE format('DELETE FROM public.%I WHERE id = $1', e.table_name) USING e.row_id;
  ELSIF e.operation = 'U' THEN
    SELECT string_agg(format('%1$I = r.%1$I', k), ', ') INTO columns FROM jsonb_object_keys(e.before) k;
    EXECUTE format('UPDATE public.%1$I t SET %2$s FROM jsonb_populate_record(NULL::public.%1$I, $1) r WHERE t.id = $2',
                   e.table_name, columns) USING e.before, e.row_id;
  ELSE
    SELECT string_agg(format('%I', k), ', ') INTO columns FROM jsonb_object_keys(e.before) k;
    EXECUTE format('INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::public.%1$I, $1)',
                   e.table_name, columns) USING e.before;
  END IF;
END $_$;

CREATE FUNCTION vai.unrecorded_columns(tbl text) RETURNS text[]
    LANGUAGE sql STABLE
    AS $$
  SELECT ARRAY['version', 'updated_at', 'is_outside'] || vai.generated_columns(tbl) || vai.derived_columns(tbl)
    || CASE WHEN tbl = 'lead' AND pg_trigger_depth() > 1
       THEN ARRAY['status', 'status_at', 'first_touch_at', 'last_touch_at'] ELSE '{}' END
$$;

CREATE FUNCTION vai.who_see(which_account bigint, which_lead bigint, people bigint[]) RETURNS bigint[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
DECLARE
  who bigint; s record; home bigint; seeing bigint[] := '{}';
  was_person text := current_setting('vai.person_id', true);
  was_sight text := current_setting('vai.sight_ids', true);
  was_teams text := current_setting('vai.team_ids', true);
BEGIN
  IF vai.person_id() IS NULL THEN RETURN seeing; END IF;
  SELECT team_id INTO home FROM account WHERE id = which_account;
  FOREACH who IN ARRAY people LOOP
    SELECT * INTO s FROM vai.sight(who, NULL, vai.moment());
    CONTINUE WHEN NOT FOUND;
    PERFORM set_config('vai.person_id', who::text, true), set_config('vai.sight_ids', s.sight_ids::text, true),
      set_config('vai.team_ids', s.team_ids::text, true);
    IF s.role = 'vai_all' OR which_account = ANY (vai.book()) OR (s.role = 'vai_team' AND home = ANY (s.team_ids))
       OR (which_account IS NULL AND EXISTS (SELECT FROM lead l WHERE l.id = which_lead AND (
             l.owner_id = ANY (s.sight_ids) OR (s.role = 'vai_team' AND l.team_id = ANY (s.team_ids))
             OR (l.owner_id IS NULL AND (l.team_id = s.home_team_id OR l.created_by_id = who))))) THEN
      seeing := seeing || who;
    END IF;
  END LOOP;
  PERFORM set_config('vai.person_id', was_person, true), set_config('vai.sight_ids', was_sight, true),
    set_config('vai.team_ids', was_teams, true);
  RETURN seeing;
END $$;

CREATE FUNCTION vai.writable_book() RETURNS bigint[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT ARRAY(
    SELECT account_id FROM coverage WHERE until IS NULL AND person_id = ANY (vai.writer_ids())
    UNION SELECT account_id FROM coverage WHERE until IS NULL AND is_outside AND team_id = ANY (vai.team_ids())
    UNION SELECT id FROM account WHERE is_unserved AND opened_by_id = vai.person_id()
  )
$$;

CREATE FUNCTION vai.writer_ids() RETURNS bigint[]
    LANGUAGE sql STABLE
    AS $$ SELECT coalesce(nullif(current_setting('vai.writer_ids', true), '')::bigint[], '{}') $$;

CREATE FUNCTION vai.writes_contact(which bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT which IS NOT NULL AND (
    EXISTS (SELECT FROM contact c WHERE c.id = which AND c.owner_id = ANY (vai.writer_ids()))
    OR EXISTS (SELECT FROM affiliation f JOIN account a ON a.id = f.account_id WHERE f.contact_id = which
               AND (a.team_id = ANY (vai.team_ids())
                    OR EXISTS (SELECT FROM coverage c WHERE c.account_id = a.id AND c.until IS NULL
                               AND (c.person_id = ANY (vai.writer_ids()) OR c.team_id = ANY (vai.team_ids()))))))
$$;

CREATE FUNCTION vai.writes_lead(which bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT which IS NOT NULL AND EXISTS (SELECT FROM lead l WHERE l.id = which
    AND (l.owner_id = ANY (vai.writer_ids()) OR l.team_id = ANY (vai.team_ids())
         OR (l.owner_id IS NULL AND (l.team_id = vai.home_team_id() OR l.created_by_id = vai.person_id()))))
$$;

CREATE FUNCTION vai.writes_opportunity(which bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  SELECT EXISTS (SELECT FROM opportunity o LEFT JOIN account a ON a.id = o.account_id WHERE o.id = which
    AND (o.owner_id = ANY (vai.writer_ids()) OR o.team_id = ANY (vai.team_ids()) OR a.team_id = ANY (vai.team_ids())
         OR (a.is_unserved AND a.opened_by_id = vai.person_id())
         OR EXISTS (SELECT FROM coverage c WHERE c.account_id = o.account_id AND c.until IS NULL
                    AND (c.person_id = ANY (vai.writer_ids()) OR c.team_id = ANY (vai.team_ids())))))
$$;

CREATE TABLE public.account (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    street character varying(200) NOT NULL,
    ward_code character varying(10) NOT NULL,
    province_code character varying(10) NOT NULL,
    country character varying(2) NOT NULL,
    address_text character varying(500) NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(200) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    short_name character varying(80) NOT NULL,
    short_name_f text GENERATED ALWAYS AS (vai.fold((short_name)::text)) STORED COLLATE pg_catalog."C",
    name_key character varying(200) NOT NULL COLLATE pg_catalog."C",
    tax_code character varying(20) NOT NULL,
    tax_digits character varying(13) NOT NULL COLLATE pg_catalog."C",
    segment character varying(60) NOT NULL,
    industry character varying(80) NOT NULL,
    source character varying(60) NOT NULL,
    annual_revenue numeric(20,4),
    yearly_value numeric(20,4),
    currency character varying(3) NOT NULL,
    employees integer,
    year_founded integer,
    notes text NOT NULL,
    custom jsonb NOT NULL,
    is_unserved boolean DEFAULT true NOT NULL,
    external_id character varying(100) NOT NULL,
    last_two_way_at timestamp with time zone,
    archived_at timestamp with time zone,
    merged_into_id bigint,
    opened_by_id bigint NOT NULL,
    parent_id bigint,
    team_id bigint,
    tier_id bigint,
    CONSTRAINT account_not_its_own_parent CHECK ((NOT ((parent_id = id) AND (parent_id IS NOT NULL))))
);

ALTER TABLE ONLY public.account FORCE ROW LEVEL SECURITY;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_group (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(200) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    note character varying(300) NOT NULL,
    archived_at timestamp with time zone,
    created_by_id bigint NOT NULL
);

ALTER TABLE ONLY public.account_group FORCE ROW LEVEL SECURITY;

ALTER TABLE public.account_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_group_member (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    role character varying(60) NOT NULL,
    account_id bigint NOT NULL,
    group_id bigint NOT NULL
);

ALTER TABLE ONLY public.account_group_member FORCE ROW LEVEL SECURITY;

ALTER TABLE public.account_group_member ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_group_member_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_tag (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    tag_id bigint NOT NULL
);

ALTER TABLE ONLY public.account_tag FORCE ROW LEVEL SECURITY;

ALTER TABLE public.account_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.affiliation (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    title character varying(120) NOT NULL,
    decision_role character varying(12) NOT NULL,
    is_primary boolean NOT NULL,
    since date,
    until date,
    account_id bigint NOT NULL,
    contact_id bigint NOT NULL
);

ALTER TABLE ONLY public.affiliation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.affiliation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.affiliation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.answer (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    question character varying(300) NOT NULL,
    question_f text GENERATED ALWAYS AS (vai.fold((question)::text)) STORED COLLATE pg_catalog."C",
    body text NOT NULL,
    body_f text GENERATED ALWAYS AS (vai.fold(body)) STORED COLLATE pg_catalog."C",
    keywords character varying(200) NOT NULL,
    language character varying(2) NOT NULL,
    used_count integer NOT NULL,
    archived_at timestamp with time zone,
    written_by_id bigint NOT NULL,
    product_id bigint,
    keywords_f text GENERATED ALWAYS AS (vai.fold((keywords)::text)) STORED COLLATE pg_catalog."C"
);

ALTER TABLE ONLY public.answer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.attachment (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    account_id bigint,
    contact_id bigint,
    lead_id bigint,
    opportunity_id bigint,
    name character varying(200) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    content_type character varying(100) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    archived_at timestamp with time zone,
    uploaded_by_id bigint NOT NULL,
    interaction_id bigint
);

ALTER TABLE ONLY public.attachment FORCE ROW LEVEL SECURITY;

ALTER TABLE public.attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE UNLOGGED TABLE public.cache_entry (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.company_settings (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(120) NOT NULL,
    home_currency character varying(3) NOT NULL,
    timezone character varying(40) NOT NULL,
    working_hours jsonb NOT NULL,
    first_touch_minutes integer NOT NULL,
    handover_answer_minutes integer NOT NULL,
    is_generated boolean NOT NULL
);

ALTER TABLE ONLY public.company_settings FORCE ROW LEVEL SECURITY;

ALTER TABLE public.company_settings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.company_settings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contact (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    street character varying(200) NOT NULL,
    ward_code character varying(10) NOT NULL,
    province_code character varying(10) NOT NULL,
    country character varying(2) NOT NULL,
    address_text character varying(500) NOT NULL,
    name character varying(120) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    sort_key character varying(120) NOT NULL COLLATE pg_catalog."C",
    honorific character varying(10) NOT NULL,
    name_language character varying(2) NOT NULL,
    birthday date,
    notes text NOT NULL,
    do_not_call boolean NOT NULL,
    do_not_mail boolean NOT NULL,
    custom jsonb NOT NULL,
    external_id character varying(100) NOT NULL,
    last_two_way_at timestamp with time zone,
    archived_at timestamp with time zone,
    merged_into_id bigint,
    owner_id bigint NOT NULL
);

ALTER TABLE ONLY public.contact FORCE ROW LEVEL SECURITY;

ALTER TABLE public.contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contact_point (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    kind character varying(8) NOT NULL,
    value character varying(200) NOT NULL COLLATE pg_catalog."C",
    original character varying(200) NOT NULL,
    label character varying(40) NOT NULL,
    extension character varying(6) NOT NULL,
    is_primary boolean NOT NULL,
    reversed_digits text GENERATED ALWAYS AS (vai.reversed_digits((value)::text)) STORED COLLATE pg_catalog."C",
    account_id bigint,
    contact_id bigint,
    CONSTRAINT contact_point_of_one CHECK ((((account_id IS NULL) AND (contact_id IS NOT NULL)) OR ((account_id IS NOT NULL) AND (contact_id IS NULL))))
);

ALTER TABLE ONLY public.contact_point FORCE ROW LEVEL SECURITY;

ALTER TABLE public.contact_point ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_point_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.contact_tag (
    id bigint NOT NULL,
    contact_id bigint NOT NULL,
    tag_id bigint NOT NULL
);

ALTER TABLE ONLY public.contact_tag FORCE ROW LEVEL SECURITY;

ALTER TABLE public.contact_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.coverage (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    mode character varying(8) NOT NULL,
    is_lead boolean NOT NULL,
    since date NOT NULL,
    until date,
    is_outside boolean NOT NULL,
    reason character varying(200) NOT NULL,
    account_id bigint NOT NULL,
    person_id bigint NOT NULL,
    team_id bigint,
    CONSTRAINT coverage_ends_after_it_begins CHECK (((until IS NULL) OR (until >= since)))
);

ALTER TABLE ONLY public.coverage FORCE ROW LEVEL SECURITY;

ALTER TABLE public.coverage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.coverage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.coverage_offer (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    mode character varying(8) NOT NULL,
    answered_at timestamp with time zone,
    outcome character varying(10) NOT NULL,
    account_id bigint NOT NULL,
    offered_by_id bigint NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.coverage_offer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.coverage_offer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.coverage_offer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.currency_rate (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    currency character varying(3) NOT NULL,
    "on" date NOT NULL,
    rate numeric(20,8) NOT NULL,
    source character varying(120) NOT NULL,
    CONSTRAINT currency_rate_positive CHECK ((rate > (0)::numeric))
);

ALTER TABLE ONLY public.currency_rate FORCE ROW LEVEL SECURITY;

ALTER TABLE public.currency_rate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.currency_rate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.custom_field (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    entity character varying(12) NOT NULL,
    code character varying(60) NOT NULL,
    label_vi character varying(80) NOT NULL,
    label_en character varying(80) NOT NULL,
    type character varying(12) NOT NULL,
    choices jsonb NOT NULL,
    is_required boolean NOT NULL,
    is_searchable boolean NOT NULL,
    "position" integer NOT NULL,
    archived_at timestamp with time zone
);

ALTER TABLE ONLY public.custom_field FORCE ROW LEVEL SECURITY;

ALTER TABLE public.custom_field ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.custom_field_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.delegation (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    scopes character varying(20)[] NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    note character varying(200) NOT NULL,
    revoked_at timestamp with time zone,
    delegate_id bigint NOT NULL,
    principal_id bigint NOT NULL,
    CONSTRAINT delegation_ends_after_it_begins CHECK ((until >= since)),
    CONSTRAINT delegation_to_another CHECK ((NOT (principal_id = delegate_id)))
);

ALTER TABLE ONLY public.delegation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.delegation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.delegation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.external_key (
    id bigint NOT NULL,
    source character varying(120) NOT NULL,
    entity character varying(20) NOT NULL,
    key character varying(120) NOT NULL COLLATE pg_catalog."C",
    object_id bigint NOT NULL,
    row_hash character varying(32) NOT NULL,
    said jsonb NOT NULL,
    person_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    changed_by_id bigint
);

ALTER TABLE ONLY public.external_key FORCE ROW LEVEL SECURITY;

ALTER TABLE public.external_key ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.external_key_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.guidance_answer (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    rule character varying(8) NOT NULL,
    subject_kind character varying(12) NOT NULL,
    subject_id bigint NOT NULL,
    answer character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT guidance_answer_ends_after_it_begins CHECK ((until >= at))
);

ALTER TABLE ONLY public.guidance_answer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.guidance_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.guidance_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.guidance_mute (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    rule character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.guidance_mute FORCE ROW LEVEL SECURITY;

ALTER TABLE public.guidance_mute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.guidance_mute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.handover (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    from_mode character varying(8) NOT NULL,
    to_mode character varying(8) NOT NULL,
    ends_coverage boolean NOT NULL,
    state character varying(10) NOT NULL,
    notes text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    n_returns integer NOT NULL,
    escalated_at timestamp with time zone,
    account_id bigint NOT NULL,
    giver_id bigint NOT NULL,
    opportunity_id bigint,
    receiver_id bigint NOT NULL,
    account_name character varying(200) NOT NULL,
    CONSTRAINT handover_changes_something CHECK ((NOT (((from_mode)::text = (to_mode)::text) AND (giver_id = receiver_id))))
);

ALTER TABLE ONLY public.handover FORCE ROW LEVEL SECURITY;

ALTER TABLE public.handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.handover_item (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    text character varying(300) NOT NULL,
    is_required boolean NOT NULL,
    note character varying(500) NOT NULL,
    done_at timestamp with time zone,
    "position" integer NOT NULL,
    done_by_id bigint,
    handover_id bigint NOT NULL,
    is_applicable boolean NOT NULL
);

ALTER TABLE ONLY public.handover_item FORCE ROW LEVEL SECURITY;

ALTER TABLE public.handover_item ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.handover_item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.handover_template (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(120) NOT NULL,
    from_mode character varying(8) NOT NULL,
    to_mode character varying(8) NOT NULL,
    items jsonb NOT NULL,
    answer_minutes integer NOT NULL,
    archived_at timestamp with time zone
);

ALTER TABLE ONLY public.handover_template FORCE ROW LEVEL SECURITY;

ALTER TABLE public.handover_template ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.handover_template_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.history_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.history_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.holiday (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    day date NOT NULL,
    kind character varying(10) NOT NULL,
    name_vi character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    is_in_force boolean NOT NULL,
    source character varying(200) NOT NULL
);

ALTER TABLE ONLY public.holiday FORCE ROW LEVEL SECURITY;

ALTER TABLE public.holiday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.holiday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.idempotency_key (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    key character varying(80) NOT NULL,
    outcome jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.idempotency_key FORCE ROW LEVEL SECURITY;

ALTER TABLE public.idempotency_key ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.idempotency_key_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.import_batch (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(200) NOT NULL,
    files jsonb NOT NULL,
    plan jsonb,
    profile character varying(120) NOT NULL,
    source character varying(120) NOT NULL,
    decisions jsonb NOT NULL,
    state character varying(10) NOT NULL,
    change_id uuid NOT NULL,
    "position" integer NOT NULL,
    total integer NOT NULL,
    counts jsonb NOT NULL,
    amounts jsonb NOT NULL,
    remarks jsonb NOT NULL,
    fault jsonb,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    undone_at timestamp with time zone,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.import_batch FORCE ROW LEVEL SECURITY;

ALTER TABLE public.import_batch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.import_batch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.import_profile (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(80) NOT NULL,
    code character varying(80) NOT NULL,
    content jsonb NOT NULL,
    archived_at timestamp with time zone,
    created_by_id bigint NOT NULL
);

ALTER TABLE ONLY public.import_profile FORCE ROW LEVEL SECURITY;

ALTER TABLE public.import_profile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.import_profile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.import_row (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    "table" character varying(200) NOT NULL,
    "row" integer NOT NULL,
    feed character varying(60) NOT NULL,
    entity character varying(20) NOT NULL,
    outcome character varying(10) NOT NULL,
    label character varying(120) NOT NULL,
    reasons jsonb NOT NULL,
    object_id bigint,
    before jsonb,
    is_dry boolean NOT NULL,
    batch_id bigint NOT NULL
);

ALTER TABLE ONLY public.import_row FORCE ROW LEVEL SECURITY;

ALTER TABLE public.import_row ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.import_row_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interaction_contact (
    id bigint NOT NULL,
    contact_id bigint NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    interaction_id bigint NOT NULL
);

ALTER TABLE ONLY public.interaction_contact FORCE ROW LEVEL SECURITY;

ALTER TABLE public.interaction_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interaction_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.interaction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.interaction_person (
    id bigint NOT NULL,
    interaction_id bigint NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.interaction_person FORCE ROW LEVEL SECURITY;

ALTER TABLE public.interaction_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.interaction_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.lead (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    street character varying(200) NOT NULL,
    ward_code character varying(10) NOT NULL,
    province_code character varying(10) NOT NULL,
    country character varying(2) NOT NULL,
    address_text character varying(500) NOT NULL,
    name character varying(120) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    honorific character varying(10) NOT NULL,
    company character varying(200) NOT NULL,
    company_f text GENERATED ALWAYS AS (vai.fold((company)::text)) STORED COLLATE pg_catalog."C",
    name_key character varying(200) NOT NULL COLLATE pg_catalog."C",
    job_title character varying(120) NOT NULL,
    tax_code character varying(20) NOT NULL,
    phone character varying(20) NOT NULL COLLATE pg_catalog."C",
    phone_original character varying(60) NOT NULL,
    other_phones jsonb NOT NULL,
    reversed_digits text GENERATED ALWAYS AS (vai.reversed_digits((phone)::text)) STORED COLLATE pg_catalog."C",
    email character varying(200) NOT NULL COLLATE pg_catalog."C",
    zalo character varying(80) NOT NULL,
    campaign character varying(80) NOT NULL,
    status character varying(12) NOT NULL,
    rating character varying(30) NOT NULL,
    need text NOT NULL,
    value numeric(20,4),
    currency character varying(3) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    touch_due_at timestamp with time zone,
    first_touch_at timestamp with time zone,
    last_touch_at timestamp with time zone,
    status_at timestamp with time zone,
    lost_note character varying(300) NOT NULL,
    notes text NOT NULL,
    do_not_call boolean NOT NULL,
    do_not_mail boolean NOT NULL,
    custom jsonb NOT NULL,
    external_id character varying(100) NOT NULL,
    archived_at timestamp with time zone,
    converted_account_id bigint,
    converted_contact_id bigint,
    created_by_id bigint NOT NULL,
    owner_id bigint,
    product_id bigint,
    team_id bigint,
    source_id bigint,
    lost_reason_id bigint,
    CONSTRAINT lead_says_who CHECK ((NOT (((company)::text = ''::text) AND ((email)::text = ''::text) AND ((name)::text = ''::text) AND (need = ''::text) AND ((phone)::text = ''::text))))
);

ALTER TABLE ONLY public.lead FORCE ROW LEVEL SECURITY;

ALTER TABLE public.lead ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.lead_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.lead_source (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(80) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    "position" integer NOT NULL,
    archived_at timestamp with time zone,
    name_en character varying(120) NOT NULL
);

ALTER TABLE ONLY public.lead_source FORCE ROW LEVEL SECURITY;

ALTER TABLE public.lead_source ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.lead_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.lead_tag (
    id bigint NOT NULL,
    lead_id bigint NOT NULL,
    tag_id bigint NOT NULL
);

ALTER TABLE ONLY public.lead_tag FORCE ROW LEVEL SECURITY;

ALTER TABLE public.lead_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.lead_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.lost_reason (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(120) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    for_leads boolean NOT NULL,
    "position" integer NOT NULL,
    archived_at timestamp with time zone,
    name_en character varying(120) NOT NULL
);

ALTER TABLE ONLY public.lost_reason FORCE ROW LEVEL SECURITY;

ALTER TABLE public.lost_reason ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.lost_reason_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mention (
    id bigint NOT NULL,
    interaction_id bigint NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.mention FORCE ROW LEVEL SECURITY;

ALTER TABLE public.mention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.merge (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    choices jsonb NOT NULL,
    change_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    kept_account_id bigint,
    kept_contact_id bigint,
    merged_account_id bigint,
    merged_contact_id bigint,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.merge FORCE ROW LEVEL SECURITY;

ALTER TABLE public.merge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.merge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.next_step (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    account_id bigint,
    contact_id bigint,
    lead_id bigint,
    opportunity_id bigint,
    what character varying(300) NOT NULL,
    kind character varying(30) NOT NULL,
    due_on date,
    due_time time without time zone,
    done_at timestamp with time zone,
    done_note character varying(300) NOT NULL,
    external_id character varying(100) NOT NULL,
    archived_at timestamp with time zone,
    created_by_id bigint NOT NULL,
    done_by_id bigint,
    interaction_id bigint,
    on_behalf_of_id bigint,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.next_step FORCE ROW LEVEL SECURITY;

ALTER TABLE public.next_step ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.next_step_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notice (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    params jsonb NOT NULL,
    url character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.notice FORCE ROW LEVEL SECURITY;

ALTER TABLE public.notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.opportunity (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(200) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    stage_entered_at timestamp with time zone NOT NULL,
    outcome character varying(5) NOT NULL,
    probability integer,
    amount numeric(20,4),
    currency character varying(3) NOT NULL,
    opened_on date NOT NULL,
    closes_on date,
    closed_at timestamp with time zone,
    lost_note character varying(300) NOT NULL,
    rank double precision NOT NULL,
    notes text NOT NULL,
    custom jsonb NOT NULL,
    external_id character varying(100) NOT NULL,
    archived_at timestamp with time zone,
    account_id bigint,
    contact_id bigint,
    created_by_id bigint NOT NULL,
    lead_id bigint,
    lost_reason_id bigint,
    owner_id bigint NOT NULL,
    source_id bigint,
    team_id bigint,
    pipeline_id bigint NOT NULL,
    stage_id bigint NOT NULL,
    CONSTRAINT opportunity_closed_with_outcome CHECK ((((closed_at IS NULL) AND ((outcome)::text = 'open'::text)) OR ((closed_at IS NOT NULL) AND (NOT ((outcome)::text = 'open'::text))))),
    CONSTRAINT opportunity_probability_in_percent CHECK (((probability IS NULL) OR ((probability >= 0) AND (probability <= 100))))
);

ALTER TABLE ONLY public.opportunity FORCE ROW LEVEL SECURITY;

ALTER TABLE public.opportunity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.opportunity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.opportunity_line (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    quantity numeric(14,3) NOT NULL,
    unit_price numeric(20,4),
    discount_pct numeric(5,2) NOT NULL,
    amount numeric(20,4),
    "position" integer NOT NULL,
    opportunity_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT opportunity_line_discount_in_percent CHECK (((discount_pct >= (0)::numeric) AND (discount_pct <= (100)::numeric))),
    CONSTRAINT opportunity_line_priced_or_not CHECK ((((amount IS NULL) AND (unit_price IS NULL)) OR ((amount >= (0)::numeric) AND (amount IS NOT NULL) AND (unit_price >= (0)::numeric) AND (unit_price IS NOT NULL)))),
    CONSTRAINT opportunity_line_quantity_positive CHECK ((quantity > (0)::numeric))
);

ALTER TABLE ONLY public.opportunity_line FORCE ROW LEVEL SECURITY;

ALTER TABLE public.opportunity_line ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.opportunity_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.opportunity_tag (
    id bigint NOT NULL,
    opportunity_id bigint NOT NULL,
    tag_id bigint NOT NULL
);

ALTER TABLE ONLY public.opportunity_tag FORCE ROW LEVEL SECURITY;

ALTER TABLE public.opportunity_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.opportunity_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.person (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    honorific character varying(10) NOT NULL,
    title character varying(30) NOT NULL,
    phone character varying(20) NOT NULL,
    language character varying(5) NOT NULL,
    timezone character varying(40) NOT NULL,
    theme character varying(10) NOT NULL,
    weekly_lead_goal integer,
    is_active boolean NOT NULL,
    is_robot boolean NOT NULL,
    external_id character varying(100) NOT NULL,
    team_id bigint
);

ALTER TABLE public.person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.pipeline (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(80) NOT NULL,
    "position" integer NOT NULL,
    is_default boolean NOT NULL,
    archived_at timestamp with time zone,
    name_en character varying(120) NOT NULL
);

ALTER TABLE ONLY public.pipeline FORCE ROW LEVEL SECURITY;

ALTER TABLE public.pipeline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pipeline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.price (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    amount numeric(20,4) NOT NULL,
    price_list_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT price_not_negative CHECK ((amount >= (0)::numeric))
);

ALTER TABLE ONLY public.price FORCE ROW LEVEL SECURITY;

ALTER TABLE public.price ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.price_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.price_list (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(100) NOT NULL,
    currency character varying(3) NOT NULL,
    since date,
    until date,
    is_default boolean NOT NULL,
    archived_at timestamp with time zone,
    CONSTRAINT price_list_ends_after_it_begins CHECK (((until IS NULL) OR (since IS NULL) OR (until >= since)))
);

ALTER TABLE ONLY public.price_list FORCE ROW LEVEL SECURITY;

ALTER TABLE public.price_list ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.price_list_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.product (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(150) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    description text NOT NULL,
    unit character varying(30) NOT NULL,
    is_recurring boolean NOT NULL,
    months integer,
    external_id character varying(100) NOT NULL,
    archived_at timestamp with time zone,
    family_id bigint
);

ALTER TABLE ONLY public.product FORCE ROW LEVEL SECURITY;

CREATE TABLE public.product_family (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(100) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    "position" integer NOT NULL,
    archived_at timestamp with time zone
);

ALTER TABLE ONLY public.product_family FORCE ROW LEVEL SECURITY;

ALTER TABLE public.product_family ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.product_family_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.product_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.saved_view (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    list_code character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    query character varying(2000) NOT NULL,
    "position" integer NOT NULL,
    person_id bigint NOT NULL
);

ALTER TABLE ONLY public.saved_view FORCE ROW LEVEL SECURITY;

ALTER TABLE public.saved_view ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.saved_view_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.search_entry (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL COLLATE pg_catalog."C",
    object_id bigint NOT NULL,
    title_f text NOT NULL COLLATE pg_catalog."C",
    tsv tsvector NOT NULL
);

ALTER TABLE ONLY public.search_entry FORCE ROW LEVEL SECURITY;

ALTER TABLE public.search_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.stage (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(80) NOT NULL,
    name_en character varying(120) NOT NULL,
    "position" integer NOT NULL,
    probability integer NOT NULL,
    outcome character varying(5) NOT NULL,
    quiet_days integer NOT NULL,
    archived_at timestamp with time zone,
    pipeline_id bigint NOT NULL,
    CONSTRAINT stage_probability_in_percent CHECK (((probability >= 0) AND (probability <= 100)))
);

ALTER TABLE ONLY public.stage FORCE ROW LEVEL SECURITY;

CREATE TABLE public.stage_change (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    from_stage_id bigint,
    opportunity_id bigint NOT NULL,
    person_id bigint NOT NULL,
    to_stage_id bigint NOT NULL
);

ALTER TABLE ONLY public.stage_change FORCE ROW LEVEL SECURITY;

ALTER TABLE public.stage_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stage_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.stage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.stage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tag (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(60) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    colour character varying(20) NOT NULL
);

ALTER TABLE ONLY public.tag FORCE ROW LEVEL SECURITY;

ALTER TABLE public.tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.team (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    name character varying(120) NOT NULL,
    name_f text GENERATED ALWAYS AS (vai.fold((name)::text)) STORED COLLATE pg_catalog."C",
    external_id character varying(100) NOT NULL,
    archived_at timestamp with time zone,
    lead_id bigint,
    parent_id bigint,
    CONSTRAINT team_not_its_own_parent CHECK ((NOT ((parent_id = id) AND (parent_id IS NOT NULL))))
);

ALTER TABLE public.team ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.team_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.tier (
    id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    updated_at timestamp with time zone DEFAULT vai.moment() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    "position" integer NOT NULL,
    cadence_days integer NOT NULL,
    archived_at timestamp with time zone
);

ALTER TABLE ONLY public.tier FORCE ROW LEVEL SECURITY;

ALTER TABLE public.tier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.undone_change (
    change_id uuid NOT NULL,
    undone_by uuid NOT NULL,
    person_id bigint NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.undone_change FORCE ROW LEVEL SECURITY;

CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE vai.applied_sql (
    stamp text
);

CREATE TABLE vai.exempt_table (
    name text NOT NULL,
    reason text NOT NULL
);

CREATE TABLE vai.guarded_table (
    name text NOT NULL,
    deletable boolean NOT NULL
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

INSERT INTO public.account VALUES
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'business', 'Công ty 1', DEFAULT, '', DEFAULT, '', '', '', '', '', '', NULL, NULL, 'VND', NULL, NULL, '', '{}', false, '', NULL, NULL, NULL, 13, NULL, 1, NULL),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'business', 'Công ty 2', DEFAULT, '', DEFAULT, '', '', '', '', '', '', NULL, NULL, 'VND', NULL, NULL, '', '{}', false, '', NULL, NULL, NULL, 10, NULL, 5, NULL),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'business', 'Công ty 3', DEFAULT, '', DEFAULT, '', '', '', '', '', '', NULL, NULL, 'VND', NULL, NULL, '', '{}', true, '', NULL, NULL, NULL, 4, NULL, NULL, NULL),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'business', 'Công ty 4', DEFAULT, '', DEFAULT, '', '', '', '', '', '', NULL, NULL, 'VND', NULL, NULL, '', '{}', false, '', NULL, NULL, NULL, 4, NULL, 1, NULL),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'business', 'Công ty 5', DEFAULT, '', DEFAULT, '', '', '', '', '', '', NULL, NULL, 'VND', NULL, NULL, '', '{}', false, '', NULL, NULL, NULL, 6, NULL, NULL, NULL),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'business', 'Công ty 6', DEFAULT, '', DEFAULT, '', '', '', '', '', '', NULL, NULL, 'VND', NULL, NULL, '', '{}', false, '', NULL, NULL, NULL, 4, NULL, 6, NULL),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'business', 'Công ty 7', DEFAULT, '', DEFAULT, '', '', '', '', '', '', NULL, NULL, 'VND', NULL, NULL, '', '{}', true, '', NULL, NULL, NULL, 3, NULL, NULL, NULL),
	(1, '2026-11-24 03:00:00+00', '2026-11-25 06:19:38.314479+00', 2, '', '', '', 'VN', '', 'business', 'Nhựa Bình Minh', DEFAULT, 'Bình Minh', DEFAULT, '', '', '', '', '', '', NULL, NULL, 'VND', NULL, NULL, '', '{}', false, '', NULL, NULL, NULL, 6, NULL, 1, NULL);

INSERT INTO public.account_emailaddress VALUES
	(1, 'x', true, true, 1);

INSERT INTO public.account_emailconfirmation VALUES
	(1, '2026-11-24 03:00:00+00', NULL, 'x', 1);

INSERT INTO public.account_group VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'group', 'Nhóm 0', DEFAULT, '', NULL, 6),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'group', 'Nhóm 1', DEFAULT, '', NULL, 5),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'group', 'Nhóm 2', DEFAULT, '', NULL, 13),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'group', 'Nhóm 3', DEFAULT, '', NULL, 3);

INSERT INTO public.account_group_member VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', 5, 1),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', 6, 2),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', 4, 2),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', 6, 3);

INSERT INTO public.account_tag VALUES
	(1, 1, 1),
	(2, 2, 1),
	(3, 3, 1),
	(4, 4, 1),
	(5, 5, 1),
	(6, 6, 1),
	(7, 7, 1),
	(8, 8, 1);

INSERT INTO public.affiliation VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, '2026-11-24', 7, 3),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, '2026-11-24', 8, 4),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, '2026-11-24', 8, 5),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, NULL, 3, 5),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, NULL, 8, 6),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, NULL, 3, 8),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, NULL, 2, 9),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, NULL, 3, 10),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, NULL, 4, 11),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, NULL, 7, 12),
	(11, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', false, NULL, NULL, 8, 13);

INSERT INTO public.answer VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '?', DEFAULT, '!', DEFAULT, '', 'vi', 0, NULL, 3, NULL, DEFAULT);

INSERT INTO public.attachment VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 6, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 11, NULL),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 4, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 3, NULL),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 3, NULL),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 6, NULL),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 7, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 12, NULL),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, 1, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 2, NULL),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 5, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 6, NULL),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 3, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 6, NULL),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, 3, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 6, NULL),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 12, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 4, NULL),
	(11, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 9, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 13, NULL),
	(12, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 12, NULL),
	(13, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 8, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 9, NULL),
	(14, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 4, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 6, NULL),
	(15, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 4, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 11, NULL),
	(16, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 4, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 12, NULL),
	(17, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 8, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 9, NULL),
	(18, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 5, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 4, NULL),
	(19, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 2, NULL),
	(20, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 14, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 7, NULL),
	(21, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 7, NULL),
	(22, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 4, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 8, NULL),
	(23, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 2, NULL),
	(24, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 5, NULL, NULL, NULL, 'x', DEFAULT, 'x', 1, '0000000000000000000000000000000000000000000000000000000000000000', NULL, 8, NULL);

INSERT INTO public.auth_group VALUES
	(1, 'x');

INSERT INTO public.auth_group_permissions VALUES
	(1, 1, 1);

INSERT INTO public.auth_permission VALUES
	(1, 'Can add permission', 1, 'add_permission'),
	(2, 'Can change permission', 1, 'change_permission'),
	(3, 'Can delete permission', 1, 'delete_permission'),
	(4, 'Can view permission', 1, 'view_permission'),
	(5, 'Can add group', 2, 'add_group'),
	(6, 'Can change group', 2, 'change_group'),
	(7, 'Can delete group', 2, 'delete_group'),
	(8, 'Can view group', 2, 'view_group'),
	(9, 'Can add content type', 3, 'add_contenttype'),
	(10, 'Can change content type', 3, 'change_contenttype'),
	(11, 'Can delete content type', 3, 'delete_contenttype'),
	(12, 'Can view content type', 3, 'view_contenttype'),
	(13, 'Can add session', 4, 'add_session'),
	(14, 'Can change session', 4, 'change_session'),
	(15, 'Can delete session', 4, 'delete_session'),
	(16, 'Can view session', 4, 'view_session'),
	(17, 'Can add email address', 5, 'add_emailaddress'),
	(18, 'Can change email address', 5, 'change_emailaddress'),
	(19, 'Can delete email address', 5, 'delete_emailaddress'),
	(20, 'Can view email address', 5, 'view_emailaddress'),
	(21, 'Can add email confirmation', 6, 'add_emailconfirmation'),
	(22, 'Can change email confirmation', 6, 'change_emailconfirmation'),
	(23, 'Can delete email confirmation', 6, 'delete_emailconfirmation'),
	(24, 'Can view email confirmation', 6, 'view_emailconfirmation'),
	(25, 'Can add social account', 7, 'add_socialaccount'),
	(26, 'Can change social account', 7, 'change_socialaccount'),
	(27, 'Can delete social account', 7, 'delete_socialaccount'),
	(28, 'Can view social account', 7, 'view_socialaccount'),
	(29, 'Can add social application', 8, 'add_socialapp'),
	(30, 'Can change social application', 8, 'change_socialapp'),
	(31, 'Can delete social application', 8, 'delete_socialapp'),
	(32, 'Can view social application', 8, 'view_socialapp'),
	(33, 'Can add social application token', 9, 'add_socialtoken'),
	(34, 'Can change social application token', 9, 'change_socialtoken'),
	(35, 'Can delete social application token', 9, 'delete_socialtoken'),
	(36, 'Can view social application token', 9, 'view_socialtoken'),
	(37, 'Can add authenticator', 10, 'add_authenticator'),
	(38, 'Can change authenticator', 10, 'change_authenticator'),
	(39, 'Can delete authenticator', 10, 'delete_authenticator'),
	(40, 'Can view authenticator', 10, 'view_authenticator'),
	(41, 'Can add user session', 11, 'add_usersession'),
	(42, 'Can change user session', 11, 'change_usersession'),
	(43, 'Can delete user session', 11, 'delete_usersession'),
	(44, 'Can view user session', 11, 'view_usersession'),
	(45, 'Can add procrastinate event', 12, 'add_procrastinateevent'),
	(46, 'Can change procrastinate event', 12, 'change_procrastinateevent'),
	(47, 'Can delete procrastinate event', 12, 'delete_procrastinateevent'),
	(48, 'Can view procrastinate event', 12, 'view_procrastinateevent'),
	(49, 'Can add procrastinate job', 13, 'add_procrastinatejob'),
	(50, 'Can change procrastinate job', 13, 'change_procrastinatejob');
INSERT INTO public.auth_permission VALUES
	(51, 'Can delete procrastinate job', 13, 'delete_procrastinatejob'),
	(52, 'Can view procrastinate job', 13, 'view_procrastinatejob'),
	(53, 'Can add procrastinate periodic defer', 14, 'add_procrastinateperiodicdefer'),
	(54, 'Can change procrastinate periodic defer', 14, 'change_procrastinateperiodicdefer'),
	(55, 'Can delete procrastinate periodic defer', 14, 'delete_procrastinateperiodicdefer'),
	(56, 'Can view procrastinate periodic defer', 14, 'view_procrastinateperiodicdefer'),
	(57, 'Can add procrastinate worker', 15, 'add_procrastinateworker'),
	(58, 'Can change procrastinate worker', 15, 'change_procrastinateworker'),
	(59, 'Can delete procrastinate worker', 15, 'delete_procrastinateworker'),
	(60, 'Can view procrastinate worker', 15, 'view_procrastinateworker'),
	(61, 'Can add idempotency key', 16, 'add_idempotencykey'),
	(62, 'Can change idempotency key', 16, 'change_idempotencykey'),
	(63, 'Can delete idempotency key', 16, 'delete_idempotencykey'),
	(64, 'Can view idempotency key', 16, 'view_idempotencykey'),
	(65, 'Can add search entry', 17, 'add_searchentry'),
	(66, 'Can change search entry', 17, 'change_searchentry'),
	(67, 'Can delete search entry', 17, 'delete_searchentry'),
	(68, 'Can view search entry', 17, 'view_searchentry'),
	(69, 'Can add person', 18, 'add_person'),
	(70, 'Can change person', 18, 'change_person'),
	(71, 'Can delete person', 18, 'delete_person'),
	(72, 'Can view person', 18, 'view_person'),
	(73, 'Can add company settings', 19, 'add_companysettings'),
	(74, 'Can change company settings', 19, 'change_companysettings'),
	(75, 'Can delete company settings', 19, 'delete_companysettings'),
	(76, 'Can view company settings', 19, 'view_companysettings'),
	(77, 'Can add holiday', 20, 'add_holiday'),
	(78, 'Can change holiday', 20, 'change_holiday'),
	(79, 'Can delete holiday', 20, 'delete_holiday'),
	(80, 'Can view holiday', 20, 'view_holiday'),
	(81, 'Can add currency rate', 21, 'add_currencyrate'),
	(82, 'Can change currency rate', 21, 'change_currencyrate'),
	(83, 'Can delete currency rate', 21, 'delete_currencyrate'),
	(84, 'Can view currency rate', 21, 'view_currencyrate'),
	(85, 'Can add team', 22, 'add_team'),
	(86, 'Can change team', 22, 'change_team'),
	(87, 'Can delete team', 22, 'delete_team'),
	(88, 'Can view team', 22, 'view_team'),
	(89, 'Can add delegation', 23, 'add_delegation'),
	(90, 'Can change delegation', 23, 'change_delegation'),
	(91, 'Can delete delegation', 23, 'delete_delegation'),
	(92, 'Can view delegation', 23, 'view_delegation'),
	(93, 'Can add saved view', 24, 'add_savedview'),
	(94, 'Can change saved view', 24, 'change_savedview'),
	(95, 'Can delete saved view', 24, 'delete_savedview'),
	(96, 'Can view saved view', 24, 'view_savedview'),
	(97, 'Can add undone change', 25, 'add_undonechange'),
	(98, 'Can change undone change', 25, 'change_undonechange'),
	(99, 'Can delete undone change', 25, 'delete_undonechange'),
	(100, 'Can view undone change', 25, 'view_undonechange');
INSERT INTO public.auth_permission VALUES
	(101, 'Can add history entry', 26, 'add_historyentry'),
	(102, 'Can change history entry', 26, 'change_historyentry'),
	(103, 'Can delete history entry', 26, 'delete_historyentry'),
	(104, 'Can view history entry', 26, 'view_historyentry'),
	(105, 'Can add interaction', 27, 'add_interaction'),
	(106, 'Can change interaction', 27, 'change_interaction'),
	(107, 'Can delete interaction', 27, 'delete_interaction'),
	(108, 'Can view interaction', 27, 'view_interaction'),
	(109, 'Can add file', 28, 'add_attachment'),
	(110, 'Can change file', 28, 'change_attachment'),
	(111, 'Can delete file', 28, 'delete_attachment'),
	(112, 'Can view file', 28, 'view_attachment'),
	(113, 'Can add interaction contact', 29, 'add_interactioncontact'),
	(114, 'Can change interaction contact', 29, 'change_interactioncontact'),
	(115, 'Can delete interaction contact', 29, 'delete_interactioncontact'),
	(116, 'Can view interaction contact', 29, 'view_interactioncontact'),
	(117, 'Can add interaction person', 30, 'add_interactionperson'),
	(118, 'Can change interaction person', 30, 'change_interactionperson'),
	(119, 'Can delete interaction person', 30, 'delete_interactionperson'),
	(120, 'Can view interaction person', 30, 'view_interactionperson'),
	(121, 'Can add mention', 31, 'add_mention'),
	(122, 'Can change mention', 31, 'change_mention'),
	(123, 'Can delete mention', 31, 'delete_mention'),
	(124, 'Can view mention', 31, 'view_mention'),
	(125, 'Can add next step', 32, 'add_nextstep'),
	(126, 'Can change next step', 32, 'change_nextstep'),
	(127, 'Can delete next step', 32, 'delete_nextstep'),
	(128, 'Can view next step', 32, 'view_nextstep'),
	(129, 'Can add notice', 33, 'add_notice'),
	(130, 'Can change notice', 33, 'change_notice'),
	(131, 'Can delete notice', 33, 'delete_notice'),
	(132, 'Can view notice', 33, 'view_notice'),
	(133, 'Can add tier', 34, 'add_tier'),
	(134, 'Can change tier', 34, 'change_tier'),
	(135, 'Can delete tier', 34, 'delete_tier'),
	(136, 'Can view tier', 34, 'view_tier'),
	(137, 'Can add account', 35, 'add_account'),
	(138, 'Can change account', 35, 'change_account'),
	(139, 'Can delete account', 35, 'delete_account'),
	(140, 'Can view account', 35, 'view_account'),
	(141, 'Can add group', 36, 'add_accountgroup'),
	(142, 'Can change group', 36, 'change_accountgroup'),
	(143, 'Can delete group', 36, 'delete_accountgroup'),
	(144, 'Can view group', 36, 'view_accountgroup'),
	(145, 'Can add contact', 37, 'add_contact'),
	(146, 'Can change contact', 37, 'change_contact'),
	(147, 'Can delete contact', 37, 'delete_contact'),
	(148, 'Can view contact', 37, 'view_contact'),
	(149, 'Can add affiliation', 38, 'add_affiliation'),
	(150, 'Can change affiliation', 38, 'change_affiliation');
INSERT INTO public.auth_permission VALUES
	(151, 'Can delete affiliation', 38, 'delete_affiliation'),
	(152, 'Can view affiliation', 38, 'view_affiliation'),
	(153, 'Can add contact point', 39, 'add_contactpoint'),
	(154, 'Can change contact point', 39, 'change_contactpoint'),
	(155, 'Can delete contact point', 39, 'delete_contactpoint'),
	(156, 'Can view contact point', 39, 'view_contactpoint'),
	(157, 'Can add coverage', 40, 'add_coverage'),
	(158, 'Can change coverage', 40, 'change_coverage'),
	(159, 'Can delete coverage', 40, 'delete_coverage'),
	(160, 'Can view coverage', 40, 'view_coverage'),
	(161, 'Can add coverage offer', 41, 'add_coverageoffer'),
	(162, 'Can change coverage offer', 41, 'change_coverageoffer'),
	(163, 'Can delete coverage offer', 41, 'delete_coverageoffer'),
	(164, 'Can view coverage offer', 41, 'view_coverageoffer'),
	(165, 'Can add custom field', 42, 'add_customfield'),
	(166, 'Can change custom field', 42, 'change_customfield'),
	(167, 'Can delete custom field', 42, 'delete_customfield'),
	(168, 'Can view custom field', 42, 'view_customfield'),
	(169, 'Can add merge', 43, 'add_merge'),
	(170, 'Can change merge', 43, 'change_merge'),
	(171, 'Can delete merge', 43, 'delete_merge'),
	(172, 'Can view merge', 43, 'view_merge'),
	(173, 'Can add tag', 44, 'add_tag'),
	(174, 'Can change tag', 44, 'change_tag'),
	(175, 'Can delete tag', 44, 'delete_tag'),
	(176, 'Can view tag', 44, 'view_tag'),
	(177, 'Can add contact tag', 45, 'add_contacttag'),
	(178, 'Can change contact tag', 45, 'change_contacttag'),
	(179, 'Can delete contact tag', 45, 'delete_contacttag'),
	(180, 'Can view contact tag', 45, 'view_contacttag'),
	(181, 'Can add account tag', 46, 'add_accounttag'),
	(182, 'Can change account tag', 46, 'change_accounttag'),
	(183, 'Can delete account tag', 46, 'delete_accounttag'),
	(184, 'Can view account tag', 46, 'view_accounttag'),
	(185, 'Can add account group member', 47, 'add_accountgroupmember'),
	(186, 'Can change account group member', 47, 'change_accountgroupmember'),
	(187, 'Can delete account group member', 47, 'delete_accountgroupmember'),
	(188, 'Can view account group member', 47, 'view_accountgroupmember'),
	(189, 'Can add product', 48, 'add_product'),
	(190, 'Can change product', 48, 'change_product'),
	(191, 'Can delete product', 48, 'delete_product'),
	(192, 'Can view product', 48, 'view_product'),
	(193, 'Can add price list', 49, 'add_pricelist'),
	(194, 'Can change price list', 49, 'change_pricelist'),
	(195, 'Can delete price list', 49, 'delete_pricelist'),
	(196, 'Can view price list', 49, 'view_pricelist'),
	(197, 'Can add answer', 50, 'add_answer'),
	(198, 'Can change answer', 50, 'change_answer'),
	(199, 'Can delete answer', 50, 'delete_answer'),
	(200, 'Can view answer', 50, 'view_answer');
INSERT INTO public.auth_permission VALUES
	(201, 'Can add product family', 51, 'add_productfamily'),
	(202, 'Can change product family', 51, 'change_productfamily'),
	(203, 'Can delete product family', 51, 'delete_productfamily'),
	(204, 'Can view product family', 51, 'view_productfamily'),
	(205, 'Can add price', 52, 'add_price'),
	(206, 'Can change price', 52, 'change_price'),
	(207, 'Can delete price', 52, 'delete_price'),
	(208, 'Can view price', 52, 'view_price'),
	(209, 'Can add lead source', 53, 'add_leadsource'),
	(210, 'Can change lead source', 53, 'change_leadsource'),
	(211, 'Can delete lead source', 53, 'delete_leadsource'),
	(212, 'Can view lead source', 53, 'view_leadsource'),
	(213, 'Can add lost reason', 54, 'add_lostreason'),
	(214, 'Can change lost reason', 54, 'change_lostreason'),
	(215, 'Can delete lost reason', 54, 'delete_lostreason'),
	(216, 'Can view lost reason', 54, 'view_lostreason'),
	(217, 'Can add lead', 55, 'add_lead'),
	(218, 'Can change lead', 55, 'change_lead'),
	(219, 'Can delete lead', 55, 'delete_lead'),
	(220, 'Can view lead', 55, 'view_lead'),
	(221, 'Can add opportunity', 56, 'add_opportunity'),
	(222, 'Can change opportunity', 56, 'change_opportunity'),
	(223, 'Can delete opportunity', 56, 'delete_opportunity'),
	(224, 'Can view opportunity', 56, 'view_opportunity'),
	(225, 'Can add line', 57, 'add_opportunityline'),
	(226, 'Can change line', 57, 'change_opportunityline'),
	(227, 'Can delete line', 57, 'delete_opportunityline'),
	(228, 'Can view line', 57, 'view_opportunityline'),
	(229, 'Can add opportunity tag', 58, 'add_opportunitytag'),
	(230, 'Can change opportunity tag', 58, 'change_opportunitytag'),
	(231, 'Can delete opportunity tag', 58, 'delete_opportunitytag'),
	(232, 'Can view opportunity tag', 58, 'view_opportunitytag'),
	(233, 'Can add pipeline', 59, 'add_pipeline'),
	(234, 'Can change pipeline', 59, 'change_pipeline'),
	(235, 'Can delete pipeline', 59, 'delete_pipeline'),
	(236, 'Can view pipeline', 59, 'view_pipeline'),
	(237, 'Can add stage', 60, 'add_stage'),
	(238, 'Can change stage', 60, 'change_stage'),
	(239, 'Can delete stage', 60, 'delete_stage'),
	(240, 'Can view stage', 60, 'view_stage'),
	(241, 'Can add stage change', 61, 'add_stagechange'),
	(242, 'Can change stage change', 61, 'change_stagechange'),
	(243, 'Can delete stage change', 61, 'delete_stagechange'),
	(244, 'Can view stage change', 61, 'view_stagechange'),
	(245, 'Can add lead tag', 62, 'add_leadtag'),
	(246, 'Can change lead tag', 62, 'change_leadtag'),
	(247, 'Can delete lead tag', 62, 'delete_leadtag'),
	(248, 'Can view lead tag', 62, 'view_leadtag'),
	(249, 'Can add handover', 63, 'add_handover'),
	(250, 'Can change handover', 63, 'change_handover');
INSERT INTO public.auth_permission VALUES
	(251, 'Can delete handover', 63, 'delete_handover'),
	(252, 'Can view handover', 63, 'view_handover'),
	(253, 'Can add handover item', 64, 'add_handoveritem'),
	(254, 'Can change handover item', 64, 'change_handoveritem'),
	(255, 'Can delete handover item', 64, 'delete_handoveritem'),
	(256, 'Can view handover item', 64, 'view_handoveritem'),
	(257, 'Can add handover template', 65, 'add_handovertemplate'),
	(258, 'Can change handover template', 65, 'change_handovertemplate'),
	(259, 'Can delete handover template', 65, 'delete_handovertemplate'),
	(260, 'Can view handover template', 65, 'view_handovertemplate'),
	(261, 'Can add answer to a next action', 66, 'add_guidanceanswer'),
	(262, 'Can change answer to a next action', 66, 'change_guidanceanswer'),
	(263, 'Can delete answer to a next action', 66, 'delete_guidanceanswer'),
	(264, 'Can view answer to a next action', 66, 'view_guidanceanswer'),
	(265, 'Can add muted rule', 67, 'add_guidancemute'),
	(266, 'Can change muted rule', 67, 'change_guidancemute'),
	(267, 'Can delete muted rule', 67, 'delete_guidancemute'),
	(268, 'Can view muted rule', 67, 'view_guidancemute'),
	(269, 'Can add import', 68, 'add_importbatch'),
	(270, 'Can change import', 68, 'change_importbatch'),
	(271, 'Can delete import', 68, 'delete_importbatch'),
	(272, 'Can view import', 68, 'view_importbatch'),
	(273, 'Can add external key', 69, 'add_externalkey'),
	(274, 'Can change external key', 69, 'change_externalkey'),
	(275, 'Can delete external key', 69, 'delete_externalkey'),
	(276, 'Can view external key', 69, 'view_externalkey'),
	(277, 'Can add profile', 70, 'add_importprofile'),
	(278, 'Can change profile', 70, 'change_importprofile'),
	(279, 'Can delete profile', 70, 'delete_importprofile'),
	(280, 'Can view profile', 70, 'view_importprofile'),
	(281, 'Can add row', 71, 'add_importrow'),
	(282, 'Can change row', 71, 'change_importrow'),
	(283, 'Can delete row', 71, 'delete_importrow'),
	(284, 'Can view row', 71, 'view_importrow');

INSERT INTO public.cache_entry VALUES
	(':1:k', 'gAVLAS4=', '2030-01-25 16:05:51+00');

INSERT INTO public.company_settings VALUES
	(1, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '', 'VND', 'Asia/Ho_Chi_Minh', '{"0": [["08:00", "12:00"], ["13:30", "17:30"]], "1": [["08:00", "12:00"], ["13:30", "17:30"]], "2": [["08:00", "12:00"], ["13:30", "17:30"]], "3": [["08:00", "12:00"], ["13:30", "17:30"]], "4": [["08:00", "12:00"], ["13:30", "17:30"]]}', 60, 480, false);

INSERT INTO public.contact VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 0', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 10),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 1', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 7),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 2', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 3),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 3', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 7),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 4', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 9),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 5', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 13),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 6', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 4),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 7', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 5),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 8', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 2),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 9', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 6),
	(11, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 10', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 5),
	(12, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 11', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 5),
	(13, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 12', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 5),
	(14, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Liên hệ 13', DEFAULT, '', '', 'vi', NULL, '', false, false, '{}', '', NULL, NULL, NULL, 2);

INSERT INTO public.contact_point VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000000', '', '', '', false, DEFAULT, NULL, 1),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000001', '', '', '', false, DEFAULT, NULL, 2),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000002', '', '', '', false, DEFAULT, NULL, 3),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000003', '', '', '', false, DEFAULT, NULL, 4),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000004', '', '', '', false, DEFAULT, NULL, 5),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000005', '', '', '', false, DEFAULT, NULL, 6),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000006', '', '', '', false, DEFAULT, NULL, 7),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000007', '', '', '', false, DEFAULT, NULL, 8),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000008', '', '', '', false, DEFAULT, NULL, 9),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000009', '', '', '', false, DEFAULT, NULL, 10),
	(11, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000010', '', '', '', false, DEFAULT, NULL, 11),
	(12, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000011', '', '', '', false, DEFAULT, NULL, 12),
	(13, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000012', '', '', '', false, DEFAULT, NULL, 13),
	(14, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'phone', '+84912000013', '', '', '', false, DEFAULT, NULL, 14),
	(15, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'email', 'a1@example.vn', '', '', '', false, DEFAULT, 1, NULL),
	(16, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'email', 'a2@example.vn', '', '', '', false, DEFAULT, 2, NULL),
	(17, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'email', 'a3@example.vn', '', '', '', false, DEFAULT, 3, NULL),
	(18, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'email', 'a4@example.vn', '', '', '', false, DEFAULT, 4, NULL),
	(19, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'email', 'a5@example.vn', '', '', '', false, DEFAULT, 5, NULL),
	(20, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'email', 'a6@example.vn', '', '', '', false, DEFAULT, 6, NULL),
	(21, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'email', 'a7@example.vn', '', '', '', false, DEFAULT, 7, NULL),
	(22, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'email', 'a8@example.vn', '', '', '', false, DEFAULT, 8, NULL);

INSERT INTO public.contact_tag VALUES
	(1, 1, 1),
	(2, 2, 1),
	(3, 3, 1),
	(4, 4, 1),
	(5, 5, 1),
	(6, 6, 1),
	(7, 7, 1),
	(8, 8, 1),
	(9, 9, 1),
	(10, 10, 1),
	(11, 11, 1),
	(12, 12, 1),
	(13, 13, 1),
	(14, 14, 1);

INSERT INTO public.coverage VALUES
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'hunt', true, '2026-01-01', '2026-11-24', false, '', 1, 2, 1),
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2, 'advise', true, '2026-01-01', '2026-11-24', true, '', 1, 7, NULL),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'key', true, '2026-01-01', '2026-11-24', false, '', 2, 9, 1),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'key', true, '2026-01-01', NULL, false, '', 3, 12, 5),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'farm', true, '2026-01-01', NULL, false, '', 5, 9, 1),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'hunt', true, '2026-01-01', NULL, false, '', 6, 8, NULL),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'assist', true, '2026-01-01', NULL, false, '', 7, 10, 6),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2, 'assist', false, '2026-01-01', NULL, true, '', 7, 8, NULL),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2, 'hunt', true, '2026-01-01', NULL, true, '', 7, 12, 5),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2, 'farm', true, '2026-01-01', NULL, true, '', 7, 3, 1);

INSERT INTO public.coverage_offer VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'assist', NULL, '', 2, 4, 6),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'farm', NULL, '', 7, 7, 3);

INSERT INTO public.currency_rate VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'XXX', '2026-11-24', 1.00000000, '');

INSERT INTO public.custom_field VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'account', 'x', 'X', '', 'text', '[]', false, false, 0, NULL);

INSERT INTO public.delegation VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{journal}', '2026-11-19', '2026-11-29', '', NULL, 10, 6),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{journal}', '2026-11-06', '2026-11-09', '', NULL, 11, 6),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{journal}', '2026-11-08', '2026-11-23', '', NULL, 7, 4),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{journal}', '2026-11-21', '2026-12-09', '', NULL, 3, 12),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{journal}', '2026-11-26', '2026-12-07', '', NULL, 13, 7),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{journal}', '2026-11-06', '2026-11-08', '', NULL, 9, 11),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{journal}', '2026-11-06', '2026-11-07', '', NULL, 12, 9),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{journal}', '2026-11-22', '2026-12-13', '', NULL, 12, 6);

INSERT INTO public.django_content_type VALUES
	(1, 'auth', 'permission'),
	(2, 'auth', 'group'),
	(3, 'contenttypes', 'contenttype'),
	(4, 'sessions', 'session'),
	(5, 'account', 'emailaddress'),
	(6, 'account', 'emailconfirmation'),
	(7, 'socialaccount', 'socialaccount'),
	(8, 'socialaccount', 'socialapp'),
	(9, 'socialaccount', 'socialtoken'),
	(10, 'mfa', 'authenticator'),
	(11, 'usersessions', 'usersession'),
	(12, 'procrastinate', 'procrastinateevent'),
	(13, 'procrastinate', 'procrastinatejob'),
	(14, 'procrastinate', 'procrastinateperiodicdefer'),
	(15, 'procrastinate', 'procrastinateworker'),
	(16, 'core', 'idempotencykey'),
	(17, 'core', 'searchentry'),
	(18, 'staff', 'person'),
	(19, 'staff', 'companysettings'),
	(20, 'staff', 'holiday'),
	(21, 'staff', 'currencyrate'),
	(22, 'staff', 'team'),
	(23, 'staff', 'delegation'),
	(24, 'staff', 'savedview'),
	(25, 'journal', 'undonechange'),
	(26, 'journal', 'historyentry'),
	(27, 'journal', 'interaction'),
	(28, 'journal', 'attachment'),
	(29, 'journal', 'interactioncontact'),
	(30, 'journal', 'interactionperson'),
	(31, 'journal', 'mention'),
	(32, 'journal', 'nextstep'),
	(33, 'journal', 'notice'),
	(34, 'clients', 'tier'),
	(35, 'clients', 'account'),
	(36, 'clients', 'accountgroup'),
	(37, 'clients', 'contact'),
	(38, 'clients', 'affiliation'),
	(39, 'clients', 'contactpoint'),
	(40, 'clients', 'coverage'),
	(41, 'clients', 'coverageoffer'),
	(42, 'clients', 'customfield'),
	(43, 'clients', 'merge'),
	(44, 'clients', 'tag'),
	(45, 'clients', 'contacttag'),
	(46, 'clients', 'accounttag'),
	(47, 'clients', 'accountgroupmember'),
	(48, 'catalog', 'product'),
	(49, 'catalog', 'pricelist'),
	(50, 'catalog', 'answer');
INSERT INTO public.django_content_type VALUES
	(51, 'catalog', 'productfamily'),
	(52, 'catalog', 'price'),
	(53, 'hunting', 'leadsource'),
	(54, 'hunting', 'lostreason'),
	(55, 'hunting', 'lead'),
	(56, 'hunting', 'opportunity'),
	(57, 'hunting', 'opportunityline'),
	(58, 'hunting', 'opportunitytag'),
	(59, 'hunting', 'pipeline'),
	(60, 'hunting', 'stage'),
	(61, 'hunting', 'stagechange'),
	(62, 'hunting', 'leadtag'),
	(63, 'handovers', 'handover'),
	(64, 'handovers', 'handoveritem'),
	(65, 'handovers', 'handovertemplate'),
	(66, 'guidance', 'guidanceanswer'),
	(67, 'guidance', 'guidancemute'),
	(68, 'doors', 'importbatch'),
	(69, 'doors', 'externalkey'),
	(70, 'doors', 'importprofile'),
	(71, 'doors', 'importrow');

INSERT INTO public.django_migrations VALUES
	(1, 'core', '0001_functions', '2026-11-25 06:19:05.494398+00'),
	(2, 'staff', '0001_initial', '2026-11-25 06:19:05.574357+00'),
	(3, 'account', '0001_initial', '2026-11-25 06:19:05.586544+00'),
	(4, 'account', '0002_email_max_length', '2026-11-25 06:19:05.591484+00'),
	(5, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-25 06:19:05.599956+00'),
	(6, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-25 06:19:05.609181+00'),
	(7, 'account', '0005_emailaddress_idx_upper_email', '2026-11-25 06:19:05.615237+00'),
	(8, 'account', '0006_emailaddress_lower', '2026-11-25 06:19:05.621566+00'),
	(9, 'account', '0007_emailaddress_idx_email', '2026-11-25 06:19:05.629907+00'),
	(10, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-25 06:19:05.636673+00'),
	(11, 'account', '0009_emailaddress_unique_primary_email', '2026-11-25 06:19:05.64116+00'),
	(12, 'contenttypes', '0001_initial', '2026-11-25 06:19:05.644176+00'),
	(13, 'contenttypes', '0002_remove_content_type_name', '2026-11-25 06:19:05.651434+00'),
	(14, 'auth', '0001_initial', '2026-11-25 06:19:05.668083+00'),
	(15, 'auth', '0002_alter_permission_name_max_length', '2026-11-25 06:19:05.67084+00'),
	(16, 'auth', '0003_alter_user_email_max_length', '2026-11-25 06:19:05.675312+00'),
	(17, 'auth', '0004_alter_user_username_opts', '2026-11-25 06:19:05.678663+00'),
	(18, 'auth', '0005_alter_user_last_login_null', '2026-11-25 06:19:05.681666+00'),
	(19, 'auth', '0006_require_contenttypes_0002', '2026-11-25 06:19:05.682126+00'),
	(20, 'auth', '0007_alter_validators_add_error_messages', '2026-11-25 06:19:05.684788+00'),
	(21, 'auth', '0008_alter_user_username_max_length', '2026-11-25 06:19:05.687351+00'),
	(22, 'auth', '0009_alter_user_last_name_max_length', '2026-11-25 06:19:05.689982+00'),
	(23, 'auth', '0010_alter_group_name_max_length', '2026-11-25 06:19:05.693098+00'),
	(24, 'auth', '0011_update_proxy_permissions', '2026-11-25 06:19:05.699546+00'),
	(25, 'auth', '0012_alter_user_first_name_max_length', '2026-11-25 06:19:05.702414+00'),
	(26, 'catalog', '0001_initial', '2026-11-25 06:19:05.747358+00'),
	(27, 'catalog', '0002_answer_keywords_folded', '2026-11-25 06:19:05.755035+00'),
	(28, 'journal', '0001_initial', '2026-11-25 06:19:05.982319+00'),
	(29, 'clients', '0001_initial', '2026-11-25 06:19:06.774583+00'),
	(30, 'clients', '0002_journal_is_about_clients', '2026-11-25 06:19:06.783157+00'),
	(31, 'clients', '0003_short_text', '2026-11-25 06:19:06.785606+00'),
	(32, 'clients', '0004_short_names_are_found', '2026-11-25 06:19:06.802666+00'),
	(33, 'config', '0001_cache', '2026-11-25 06:19:06.805447+00'),
	(34, 'core', '0002_initial', '2026-11-25 06:19:06.808359+00'),
	(35, 'core', '0003_search_entry', '2026-11-25 06:19:06.814985+00'),
	(36, 'doors', '0001_initial', '2026-11-25 06:19:07.080655+00'),
	(37, 'doors', '0002_alter_importbatch_state', '2026-11-25 06:19:07.096822+00'),
	(38, 'guidance', '0001_initial', '2026-11-25 06:19:07.150294+00'),
	(39, 'hunting', '0001_initial', '2026-11-25 06:19:08.168786+00'),
	(40, 'hunting', '0002_journal_is_about_deals', '2026-11-25 06:19:08.178162+00'),
	(41, 'hunting', '0003_english_names_and_lines_without_price', '2026-11-25 06:19:08.24883+00'),
	(42, 'handovers', '0001_initial', '2026-11-25 06:19:08.565812+00'),
	(43, 'handovers', '0002_notes_and_names', '2026-11-25 06:19:08.854307+00'),
	(44, 'journal', '0002_stream_indexes', '2026-11-25 06:19:09.260953+00'),
	(45, 'mfa', '0001_initial', '2026-11-25 06:19:09.296232+00'),
	(46, 'mfa', '0002_authenticator_timestamps', '2026-11-25 06:19:09.342802+00'),
	(47, 'mfa', '0003_authenticator_type_uniq', '2026-11-25 06:19:09.418497+00'),
	(48, 'procrastinate', '0001_initial', '2026-11-25 06:19:09.42538+00'),
	(49, 'procrastinate', '0002_drop_started_at_column', '2026-11-25 06:19:09.426705+00'),
	(50, 'procrastinate', '0003_drop_started_at_column', '2026-11-25 06:19:09.427821+00');
INSERT INTO public.django_migrations VALUES
	(51, 'procrastinate', '0004_drop_procrastinate_version_table', '2026-11-25 06:19:09.42912+00'),
	(52, 'procrastinate', '0005_fix_procrastinate_fetch_job', '2026-11-25 06:19:09.430628+00'),
	(53, 'procrastinate', '0006_fix_trigger_status_events_insert', '2026-11-25 06:19:09.431696+00'),
	(54, 'procrastinate', '0007_add_queueing_lock_column', '2026-11-25 06:19:09.432977+00'),
	(55, 'procrastinate', '0008_close_fetch_job_race_condition', '2026-11-25 06:19:09.434591+00'),
	(56, 'procrastinate', '0009_add_defer_job_function', '2026-11-25 06:19:09.436044+00'),
	(57, 'procrastinate', '0010_add_procrastinate_periodic_defers', '2026-11-25 06:19:09.43818+00'),
	(58, 'procrastinate', '0011_add_foreign_key_index', '2026-11-25 06:19:09.439361+00'),
	(59, 'procrastinate', '0012_add_locks_to_periodic_defer', '2026-11-25 06:19:09.440966+00'),
	(60, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', '2026-11-25 06:19:09.442196+00'),
	(61, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', '2026-11-25 06:19:09.443255+00'),
	(62, 'procrastinate', '0015_add_trigger_on_job_deletion', '2026-11-25 06:19:09.444318+00'),
	(63, 'procrastinate', '0016_delete_finished_jobs', '2026-11-25 06:19:09.445311+00'),
	(64, 'procrastinate', '0017_add_checks_to_finish_job', '2026-11-25 06:19:09.446311+00'),
	(65, 'procrastinate', '0018_add_checks_to_retry_job', '2026-11-25 06:19:09.447364+00'),
	(66, 'procrastinate', '0019_fix_finish_job_compat_issue', '2026-11-25 06:19:09.448454+00'),
	(67, 'procrastinate', '0020_add_index_on_procrastinate_jobs', '2026-11-25 06:19:09.449687+00'),
	(68, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', '2026-11-25 06:19:09.451375+00'),
	(69, 'procrastinate', '0022_null_locks_excluded', '2026-11-25 06:19:09.452717+00'),
	(70, 'procrastinate', '0023_remove_old_finish_job_function', '2026-11-25 06:19:09.453957+00'),
	(71, 'procrastinate', '0024_job_id_bigint', '2026-11-25 06:19:09.457692+00'),
	(72, 'procrastinate', '0025_add_models', '2026-11-25 06:19:09.464658+00'),
	(73, 'procrastinate', '0026_add_job_priority', '2026-11-25 06:19:09.46789+00'),
	(74, 'procrastinate', '0027_add_periodic_job_priority', '2026-11-25 06:19:09.469108+00'),
	(75, 'procrastinate', '0028_add_cancel_states', '2026-11-25 06:19:09.474593+00'),
	(76, 'procrastinate', '0029_add_additional_params_to_retry_job', '2026-11-25 06:19:09.477155+00'),
	(77, 'procrastinate', '0030_alter_procrastinateevent_options', '2026-11-25 06:19:09.478782+00'),
	(78, 'procrastinate', '0031_add_indexes_for_fetch_job', '2026-11-25 06:19:09.484156+00'),
	(79, 'procrastinate', '0032_pre_cancel_notification', '2026-11-25 06:19:09.488561+00'),
	(80, 'procrastinate', '0033_post_cancel_notification', '2026-11-25 06:19:09.496151+00'),
	(81, 'procrastinate', '0034_pre_add_heartbeat', '2026-11-25 06:19:09.504186+00'),
	(82, 'procrastinate', '0035_post_add_heartbeat', '2026-11-25 06:19:09.505386+00'),
	(83, 'procrastinate', '0036_add_worker_model', '2026-11-25 06:19:09.508593+00'),
	(84, 'procrastinate', '0037_pre_batch_defer_jobs', '2026-11-25 06:19:09.511015+00'),
	(85, 'procrastinate', '0038_post_batch_defer_jobs', '2026-11-25 06:19:09.512122+00'),
	(86, 'procrastinate', '0039_pre_priority_lock_fetch_job', '2026-11-25 06:19:09.513388+00'),
	(87, 'procrastinate', '0040_pre_retry_failed_job', '2026-11-25 06:19:09.514548+00'),
	(88, 'procrastinate', '0041_post_retry_failed_job', '2026-11-25 06:19:09.515813+00'),
	(89, 'sessions', '0001_initial', '2026-11-25 06:19:09.519021+00'),
	(90, 'socialaccount', '0001_initial', '2026-11-25 06:19:09.61777+00'),
	(91, 'socialaccount', '0002_token_max_lengths', '2026-11-25 06:19:09.650392+00'),
	(92, 'socialaccount', '0003_extra_data_default_dict', '2026-11-25 06:19:09.765147+00'),
	(93, 'socialaccount', '0004_app_provider_id_settings', '2026-11-25 06:19:09.807219+00'),
	(94, 'socialaccount', '0005_socialtoken_nullable_app', '2026-11-25 06:19:09.84503+00'),
	(95, 'socialaccount', '0006_alter_socialaccount_extra_data', '2026-11-25 06:19:09.868982+00'),
	(96, 'usersessions', '0001_initial', '2026-11-25 06:19:09.910364+00');

INSERT INTO public.django_session VALUES
	('hv60byymd00m7aji2iqi86461vfezh6r', 'eyJ4IjoxfQ:1xW6LX:EVs9lXeWX0Ai4OhKudmYSe1Z4ej38dI5h4HIViPPooE', '2026-12-09 06:19:11.346296+00');

INSERT INTO public.external_key VALUES
	(1, 's2', 'account', 'x', 1, '', '{}', 2, 1, NULL),
	(2, 's3', 'account', 'x', 1, '', '{}', 3, 2, NULL),
	(3, 's4', 'account', 'x', 1, '', '{}', 4, 3, NULL),
	(4, 's5', 'account', 'x', 1, '', '{}', 5, 4, NULL),
	(5, 's6', 'account', 'x', 1, '', '{}', 6, 5, NULL),
	(6, 's8', 'account', 'x', 1, '', '{}', 8, 6, NULL),
	(7, 's9', 'account', 'x', 1, '', '{}', 9, 7, NULL),
	(8, 's10', 'account', 'x', 1, '', '{}', 10, 8, NULL),
	(9, 's11', 'account', 'x', 1, '', '{}', 11, 9, NULL),
	(10, 's13', 'account', 'x', 1, '', '{}', 13, 10, NULL);

INSERT INTO public.guidance_answer VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', 'lead', 1, 'done', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', 'lead', 1, 'done', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 3),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', 'lead', 1, 'done', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 4),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', 'lead', 1, 'done', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 5),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', 'lead', 1, 'done', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 6),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', 'lead', 1, 'done', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 8),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', 'lead', 1, 'done', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 9),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', 'lead', 1, 'done', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 10),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', 'lead', 1, 'done', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 11),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', 'lead', 1, 'done', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 13);

INSERT INTO public.guidance_mute VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, 2),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, 3),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, 4),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, 5),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, 6),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, 8),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, 9),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, 10),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, 11),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'H1', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, 13);

INSERT INTO public.handover VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'hunt', 'farm', true, 'proposed', '', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, '', 0, NULL, 1, 6, NULL, 12, ''),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'hunt', 'farm', true, 'proposed', '', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, '', 0, NULL, 2, 6, NULL, 8, ''),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'hunt', 'farm', true, 'proposed', '', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, '', 0, NULL, 3, 12, NULL, 5, ''),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'hunt', 'farm', true, 'proposed', '', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, '', 0, NULL, 4, 6, NULL, 9, ''),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'hunt', 'farm', true, 'proposed', '', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, '', 0, NULL, 5, 10, NULL, 12, ''),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'hunt', 'farm', true, 'proposed', '', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, '', 0, NULL, 6, 8, NULL, 3, ''),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'hunt', 'farm', true, 'proposed', '', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, '', 0, NULL, 7, 4, NULL, 12, ''),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'hunt', 'farm', true, 'proposed', '', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', NULL, '', 0, NULL, 8, 4, NULL, 3, '');

INSERT INTO public.handover_item VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', true, '', NULL, 0, NULL, 1, true),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', true, '', NULL, 0, NULL, 2, true),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', true, '', NULL, 0, NULL, 3, true),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', true, '', NULL, 0, NULL, 4, true),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', true, '', NULL, 0, NULL, 5, true),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', true, '', NULL, 0, NULL, 6, true),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', true, '', NULL, 0, NULL, 7, true),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', true, '', NULL, 0, NULL, 8, true);

INSERT INTO public.handover_template VALUES
	(1, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Kinh doanh → Quản lý khách hàng', 'hunt', 'farm', '[{"en": "The contract and the scope that was promised", "vi": "Hợp đồng và phạm vi đã hứa", "required": true}, {"en": "The people at the client and the part of each", "vi": "Người liên hệ và vai trò của từng người", "required": true}, {"en": "Terms of payment and invoicing", "vi": "Điều khoản thanh toán và hóa đơn", "required": true}, {"en": "What was promised by word of mouth", "vi": "Những điều đã hứa miệng", "required": true}, {"en": "Risks, and what the client still doubts", "vi": "Rủi ro và điểm khách hàng còn băn khoăn", "required": true}, {"en": "Dates of delivery or roll-out", "vi": "Lịch giao hàng hoặc triển khai", "required": true}, {"en": "Further needs that were heard of", "vi": "Cơ hội bán thêm đã nghe được", "required": false}, {"en": "Documents: brief, proposal, quote, minutes", "vi": "Tài liệu: brief, đề xuất, báo giá, biên bản", "required": false}]', 480, NULL),
	(2, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Kinh doanh → Quản lý quan hệ khách hàng', 'hunt', 'advise', '[{"en": "What the client wants to reach and needs", "vi": "Mục tiêu và nhu cầu của khách hàng", "required": true}, {"en": "Who decides, and who has influence", "vi": "Người quyết định và người có ảnh hưởng", "required": true}, {"en": "Products in use, ours and others''", "vi": "Sản phẩm đang dùng, của ta và của bên khác", "required": true}, {"en": "What was promised, in writing and by word of mouth", "vi": "Những điều đã hứa, bằng văn bản và bằng lời", "required": true}, {"en": "Attitude to risk, and constraints", "vi": "Mức chấp nhận rủi ro và các ràng buộc", "required": true}, {"en": "Terms of payment and fees", "vi": "Điều khoản thanh toán và phí", "required": true}, {"en": "How, and how often, the client likes to be spoken to", "vi": "Cách và nhịp liên lạc khách hàng ưa thích", "required": false}]', 480, NULL),
	(3, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Kinh doanh → Khách hàng trọng điểm', 'hunt', 'key', '[{"en": "The contract and the scope that was promised", "vi": "Hợp đồng và phạm vi đã hứa", "required": true}, {"en": "The people at the client and the part of each", "vi": "Người liên hệ và vai trò của từng người", "required": true}, {"en": "Terms of payment and invoicing", "vi": "Điều khoản thanh toán và hóa đơn", "required": true}, {"en": "What was promised by word of mouth", "vi": "Những điều đã hứa miệng", "required": true}, {"en": "Risks, and what the client still doubts", "vi": "Rủi ro và điểm khách hàng còn băn khoăn", "required": true}, {"en": "Dates of delivery or roll-out", "vi": "Lịch giao hàng hoặc triển khai", "required": true}, {"en": "The structure of the group and its units", "vi": "Cơ cấu tập đoàn và các đơn vị liên quan", "required": true}, {"en": "The map of relations: who is for us, who against", "vi": "Sơ đồ quan hệ: ai ủng hộ, ai phản đối", "required": true}, {"en": "Rivals who are with the client", "vi": "Đối thủ đang có mặt tại khách hàng", "required": false}]', 480, NULL),
	(4, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Quản lý khách hàng → Quản lý quan hệ khách hàng', 'farm', 'advise', '[{"en": "Contracts that run, and when they end", "vi": "Hợp đồng đang chạy và ngày hết hạn", "required": true}, {"en": "The people at the client and the part of each", "vi": "Người liên hệ và vai trò của từng người", "required": true}, {"en": "What is owed, and what waits for reconciliation", "vi": "Công nợ và các khoản đang chờ đối soát", "required": true}, {"en": "Incidents and requests that are open", "vi": "Sự vụ và yêu cầu còn mở", "required": true}, {"en": "What was promised by word of mouth", "vi": "Những điều đã hứa miệng", "required": true}, {"en": "How content the client is, and what they complain of", "vi": "Mức độ hài lòng và điều khách hàng còn phàn nàn", "required": true}, {"en": "The need for advice that was seen", "vi": "Nhu cầu tư vấn đã nhận ra", "required": false}]', 480, NULL),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Probe', 'assist', 'key', '[]', 480, NULL);

INSERT INTO public.history_entry VALUES
	(1, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.170322+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'company_settings', 1, 'I', NULL, NULL, NULL, NULL),
	(2, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.174208+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 1, 'I', NULL, NULL, NULL, NULL),
	(3, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.174802+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 2, 'I', NULL, NULL, NULL, NULL),
	(4, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.175316+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 3, 'I', NULL, NULL, NULL, NULL),
	(5, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.175809+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 4, 'I', NULL, NULL, NULL, NULL),
	(6, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.176347+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 5, 'I', NULL, NULL, NULL, NULL),
	(7, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.176883+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 6, 'I', NULL, NULL, NULL, NULL),
	(8, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.177373+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 7, 'I', NULL, NULL, NULL, NULL),
	(9, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.178375+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 8, 'I', NULL, NULL, NULL, NULL),
	(10, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.178845+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 9, 'I', NULL, NULL, NULL, NULL),
	(11, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.179297+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 10, 'I', NULL, NULL, NULL, NULL),
	(12, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.179751+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 11, 'I', NULL, NULL, NULL, NULL),
	(13, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.180192+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 12, 'I', NULL, NULL, NULL, NULL),
	(14, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.180694+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 13, 'I', NULL, NULL, NULL, NULL),
	(15, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.182094+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 14, 'I', NULL, NULL, NULL, NULL),
	(16, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.182557+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 15, 'I', NULL, NULL, NULL, NULL),
	(17, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.183013+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 16, 'I', NULL, NULL, NULL, NULL),
	(18, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.18351+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 17, 'I', NULL, NULL, NULL, NULL),
	(19, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.183954+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 18, 'I', NULL, NULL, NULL, NULL),
	(20, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.184413+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 19, 'I', NULL, NULL, NULL, NULL),
	(21, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.184861+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 20, 'I', NULL, NULL, NULL, NULL),
	(22, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.185305+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 21, 'I', NULL, NULL, NULL, NULL),
	(23, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.18574+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 22, 'I', NULL, NULL, NULL, NULL),
	(24, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.186172+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 23, 'I', NULL, NULL, NULL, NULL),
	(25, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.186597+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 24, 'I', NULL, NULL, NULL, NULL),
	(26, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.187017+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 25, 'I', NULL, NULL, NULL, NULL),
	(27, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.187449+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 26, 'I', NULL, NULL, NULL, NULL),
	(28, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.187879+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 27, 'I', NULL, NULL, NULL, NULL),
	(29, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.188344+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 28, 'I', NULL, NULL, NULL, NULL),
	(30, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.188815+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 29, 'I', NULL, NULL, NULL, NULL),
	(31, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.189258+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 30, 'I', NULL, NULL, NULL, NULL),
	(32, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.196687+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 31, 'I', NULL, NULL, NULL, NULL),
	(33, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.197202+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 32, 'I', NULL, NULL, NULL, NULL),
	(34, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.197677+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 33, 'I', NULL, NULL, NULL, NULL),
	(35, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.198136+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 34, 'I', NULL, NULL, NULL, NULL),
	(36, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.198597+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 35, 'I', NULL, NULL, NULL, NULL),
	(37, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.199044+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 36, 'I', NULL, NULL, NULL, NULL),
	(38, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.199497+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 37, 'I', NULL, NULL, NULL, NULL),
	(39, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.199942+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 38, 'I', NULL, NULL, NULL, NULL),
	(40, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.200407+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 39, 'I', NULL, NULL, NULL, NULL),
	(41, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.200853+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 40, 'I', NULL, NULL, NULL, NULL),
	(42, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.201292+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 41, 'I', NULL, NULL, NULL, NULL),
	(43, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.201762+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 42, 'I', NULL, NULL, NULL, NULL),
	(44, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.202239+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 43, 'I', NULL, NULL, NULL, NULL),
	(45, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.20268+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 44, 'I', NULL, NULL, NULL, NULL),
	(46, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.20329+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'holiday', 45, 'I', NULL, NULL, NULL, NULL),
	(47, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.205041+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'tier', 1, 'I', NULL, NULL, NULL, NULL),
	(48, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.205588+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'tier', 2, 'I', NULL, NULL, NULL, NULL),
	(49, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.207059+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'tier', 3, 'I', NULL, NULL, NULL, NULL),
	(50, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.207731+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'tier', 4, 'I', NULL, NULL, NULL, NULL);
INSERT INTO public.history_entry VALUES
	(51, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.209852+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'pipeline', 1, 'I', NULL, NULL, NULL, NULL),
	(52, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.2112+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'stage', 1, 'I', NULL, NULL, NULL, NULL),
	(53, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.211822+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'stage', 2, 'I', NULL, NULL, NULL, NULL),
	(54, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.212393+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'stage', 3, 'I', NULL, NULL, NULL, NULL),
	(55, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.212919+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'stage', 4, 'I', NULL, NULL, NULL, NULL),
	(56, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.213489+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'stage', 5, 'I', NULL, NULL, NULL, NULL),
	(57, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.214003+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'stage', 6, 'I', NULL, NULL, NULL, NULL),
	(58, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.216314+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lead_source', 1, 'I', NULL, NULL, NULL, NULL),
	(59, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.218179+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lead_source', 2, 'I', NULL, NULL, NULL, NULL),
	(60, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.21957+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lead_source', 3, 'I', NULL, NULL, NULL, NULL),
	(61, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.22088+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lead_source', 4, 'I', NULL, NULL, NULL, NULL),
	(62, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.222107+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lead_source', 5, 'I', NULL, NULL, NULL, NULL),
	(63, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.223402+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lead_source', 6, 'I', NULL, NULL, NULL, NULL),
	(64, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.224721+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lead_source', 7, 'I', NULL, NULL, NULL, NULL),
	(65, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.225909+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lead_source', 8, 'I', NULL, NULL, NULL, NULL),
	(66, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.227065+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lead_source', 9, 'I', NULL, NULL, NULL, NULL),
	(67, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.229613+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 1, 'I', NULL, NULL, NULL, NULL),
	(68, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.230954+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 2, 'I', NULL, NULL, NULL, NULL),
	(69, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.232267+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 3, 'I', NULL, NULL, NULL, NULL),
	(70, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.233696+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 4, 'I', NULL, NULL, NULL, NULL),
	(71, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.236821+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 5, 'I', NULL, NULL, NULL, NULL),
	(72, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.238223+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 6, 'I', NULL, NULL, NULL, NULL),
	(73, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.239542+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 7, 'I', NULL, NULL, NULL, NULL),
	(74, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.241881+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 8, 'I', NULL, NULL, NULL, NULL),
	(75, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.243234+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 9, 'I', NULL, NULL, NULL, NULL),
	(76, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.244567+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 10, 'I', NULL, NULL, NULL, NULL),
	(77, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.245891+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 11, 'I', NULL, NULL, NULL, NULL),
	(78, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.247216+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 12, 'I', NULL, NULL, NULL, NULL),
	(79, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.248538+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'lost_reason', 13, 'I', NULL, NULL, NULL, NULL),
	(80, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.250432+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'handover_template', 1, 'I', NULL, NULL, NULL, NULL),
	(81, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.251093+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'handover_template', 2, 'I', NULL, NULL, NULL, NULL),
	(82, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.251659+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'handover_template', 3, 'I', NULL, NULL, NULL, NULL),
	(83, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.252217+00', 'fd7f07c2-ffe5-4436-88b1-e6bf3a0f5f6f', 1, NULL, 'command', 'handover_template', 4, 'I', NULL, NULL, NULL, NULL),
	(84, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.281756+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'delegation', 1, 'I', NULL, NULL, NULL, NULL),
	(85, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.282466+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'delegation', 2, 'I', NULL, NULL, NULL, NULL),
	(86, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.283088+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'delegation', 3, 'I', NULL, NULL, NULL, NULL),
	(87, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.283729+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'delegation', 4, 'I', NULL, NULL, NULL, NULL),
	(88, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.284361+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'delegation', 5, 'I', NULL, NULL, NULL, NULL),
	(89, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.285005+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'delegation', 6, 'I', NULL, NULL, NULL, NULL),
	(90, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.28559+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'delegation', 7, 'I', NULL, NULL, NULL, NULL),
	(91, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.286133+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'delegation', 8, 'I', NULL, NULL, NULL, NULL),
	(92, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.288293+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account', 1, 'I', 1, NULL, NULL, NULL),
	(93, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.300419+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage', 1, 'I', 1, NULL, NULL, NULL),
	(94, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.308304+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage', 2, 'I', 1, NULL, NULL, NULL),
	(95, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.310345+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account', 2, 'I', 2, NULL, NULL, NULL),
	(96, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.313407+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage', 3, 'I', 2, NULL, NULL, NULL),
	(97, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.315085+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage_offer', 1, 'I', 2, NULL, NULL, NULL),
	(98, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.316662+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account', 3, 'I', 3, NULL, NULL, NULL),
	(99, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.31972+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage', 4, 'I', 3, NULL, NULL, NULL),
	(100, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.320956+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account', 4, 'I', 4, NULL, NULL, NULL);
INSERT INTO public.history_entry VALUES
	(101, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.321988+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account', 5, 'I', 5, NULL, NULL, NULL),
	(102, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.324854+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage', 5, 'I', 5, NULL, NULL, NULL),
	(103, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.326059+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account', 6, 'I', 6, NULL, NULL, NULL),
	(104, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.328409+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage', 6, 'I', 6, NULL, NULL, NULL),
	(105, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.330018+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account', 7, 'I', 7, NULL, NULL, NULL),
	(106, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.333425+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage', 7, 'I', 7, NULL, NULL, NULL),
	(107, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.335426+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage', 8, 'I', 7, NULL, NULL, NULL),
	(108, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.337331+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage', 9, 'I', 7, NULL, NULL, NULL),
	(109, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.339205+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage', 10, 'I', 7, NULL, NULL, NULL),
	(110, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.340084+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'coverage_offer', 2, 'I', 7, NULL, NULL, NULL),
	(111, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.341339+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account', 8, 'I', 8, NULL, NULL, NULL),
	(112, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.3427+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'tag', 1, 'I', NULL, NULL, NULL, NULL),
	(113, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.345331+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 1, 'I', NULL, NULL, NULL, NULL),
	(114, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.347959+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 1, 'I', NULL, NULL, NULL, NULL),
	(115, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.349906+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 1, 'I', NULL, NULL, NULL, NULL),
	(116, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.350637+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 2, 'I', NULL, NULL, NULL, NULL),
	(117, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.351801+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 2, 'I', NULL, NULL, NULL, NULL),
	(118, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.352951+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 2, 'I', NULL, NULL, NULL, NULL),
	(119, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.353612+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 3, 'I', NULL, NULL, NULL, NULL),
	(120, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.355065+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 1, 'I', 7, NULL, NULL, NULL),
	(121, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.356593+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 3, 'I', NULL, NULL, NULL, NULL),
	(122, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.357432+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 3, 'I', NULL, NULL, NULL, NULL),
	(123, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.358066+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 4, 'I', NULL, NULL, NULL, NULL),
	(124, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.358859+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 2, 'I', 8, NULL, NULL, NULL),
	(125, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.359723+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 4, 'I', NULL, NULL, NULL, NULL),
	(126, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.360533+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 4, 'I', NULL, NULL, NULL, NULL),
	(127, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.361136+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 5, 'I', NULL, NULL, NULL, NULL),
	(128, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.361923+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 3, 'I', 8, NULL, NULL, NULL),
	(129, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.362797+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 4, 'I', 3, NULL, NULL, NULL),
	(130, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.363697+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 5, 'I', NULL, NULL, NULL, NULL),
	(131, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.364518+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 5, 'I', NULL, NULL, NULL, NULL),
	(132, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.365128+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 6, 'I', NULL, NULL, NULL, NULL),
	(133, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.365917+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 5, 'I', 8, NULL, NULL, NULL),
	(134, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.366782+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 6, 'I', NULL, NULL, NULL, NULL),
	(135, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.367574+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 6, 'I', NULL, NULL, NULL, NULL),
	(136, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.368138+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 7, 'I', NULL, NULL, NULL, NULL),
	(137, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.368971+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 7, 'I', NULL, NULL, NULL, NULL),
	(138, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.369622+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 7, 'I', NULL, NULL, NULL, NULL),
	(139, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.370189+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 8, 'I', NULL, NULL, NULL, NULL),
	(140, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.370946+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 6, 'I', 3, NULL, NULL, NULL),
	(141, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.371777+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 8, 'I', NULL, NULL, NULL, NULL),
	(142, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.372492+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 8, 'I', NULL, NULL, NULL, NULL),
	(143, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.373059+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 9, 'I', NULL, NULL, NULL, NULL),
	(144, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.373832+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 7, 'I', 2, NULL, NULL, NULL),
	(145, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.374636+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 9, 'I', NULL, NULL, NULL, NULL),
	(146, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.375305+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 9, 'I', NULL, NULL, NULL, NULL),
	(147, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.375873+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 10, 'I', NULL, NULL, NULL, NULL),
	(148, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.376625+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 8, 'I', 3, NULL, NULL, NULL),
	(149, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.3774+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 10, 'I', NULL, NULL, NULL, NULL),
	(150, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.37809+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 10, 'I', NULL, NULL, NULL, NULL);
INSERT INTO public.history_entry VALUES
	(151, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.378744+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 11, 'I', NULL, NULL, NULL, NULL),
	(152, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.379926+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 9, 'I', 4, NULL, NULL, NULL),
	(153, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.381842+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 11, 'I', NULL, NULL, NULL, NULL),
	(154, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.382643+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 11, 'I', NULL, NULL, NULL, NULL),
	(155, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.383285+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 12, 'I', NULL, NULL, NULL, NULL),
	(156, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.384074+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 10, 'I', 7, NULL, NULL, NULL),
	(157, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.384979+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 12, 'I', NULL, NULL, NULL, NULL),
	(158, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.385733+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 12, 'I', NULL, NULL, NULL, NULL),
	(159, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.386374+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 13, 'I', NULL, NULL, NULL, NULL),
	(160, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.387715+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'affiliation', 11, 'I', 8, NULL, NULL, NULL),
	(161, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.388834+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 13, 'I', NULL, NULL, NULL, NULL),
	(162, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.389627+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 13, 'I', NULL, NULL, NULL, NULL),
	(163, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.390247+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact', 14, 'I', NULL, NULL, NULL, NULL),
	(164, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.391211+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 14, 'I', NULL, NULL, NULL, NULL),
	(165, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.393483+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_tag', 14, 'I', NULL, NULL, NULL, NULL),
	(166, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.394061+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 15, 'I', 1, NULL, NULL, NULL),
	(167, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.395588+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_tag', 1, 'I', 1, NULL, NULL, NULL),
	(168, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.396185+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 16, 'I', 2, NULL, NULL, NULL),
	(169, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.397039+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_tag', 2, 'I', 2, NULL, NULL, NULL),
	(170, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.397573+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 17, 'I', 3, NULL, NULL, NULL),
	(171, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.398308+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_tag', 3, 'I', 3, NULL, NULL, NULL),
	(172, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.398816+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 18, 'I', 4, NULL, NULL, NULL),
	(173, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.399542+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_tag', 4, 'I', 4, NULL, NULL, NULL),
	(174, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.40004+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 19, 'I', 5, NULL, NULL, NULL),
	(175, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.400825+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_tag', 5, 'I', 5, NULL, NULL, NULL),
	(176, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.401327+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 20, 'I', 6, NULL, NULL, NULL),
	(177, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.402041+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_tag', 6, 'I', 6, NULL, NULL, NULL),
	(178, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.402546+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 21, 'I', 7, NULL, NULL, NULL),
	(179, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.403338+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_tag', 7, 'I', 7, NULL, NULL, NULL),
	(180, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.403863+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'contact_point', 22, 'I', 8, NULL, NULL, NULL),
	(181, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.404593+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_tag', 8, 'I', 8, NULL, NULL, NULL),
	(182, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.405901+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_group', 1, 'I', NULL, NULL, NULL, NULL),
	(183, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.407153+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_group_member', 1, 'I', 5, NULL, NULL, NULL),
	(184, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.40783+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_group', 2, 'I', NULL, NULL, NULL, NULL),
	(185, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.408408+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_group_member', 2, 'I', 6, NULL, NULL, NULL),
	(186, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.408927+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_group_member', 3, 'I', 4, NULL, NULL, NULL),
	(187, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.409485+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_group', 3, 'I', NULL, NULL, NULL, NULL),
	(188, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.410007+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_group_member', 4, 'I', 6, NULL, NULL, NULL),
	(189, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.410606+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'account_group', 4, 'I', NULL, NULL, NULL, NULL),
	(190, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.412139+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'merge', 1, 'I', NULL, NULL, NULL, NULL),
	(191, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.412869+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'merge', 2, 'I', NULL, NULL, NULL, NULL),
	(192, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.413573+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'merge', 3, 'I', NULL, NULL, NULL, NULL),
	(193, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.41416+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'merge', 4, 'I', NULL, NULL, NULL, NULL),
	(194, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.414745+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'merge', 5, 'I', NULL, NULL, NULL, NULL),
	(195, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.415327+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'merge', 6, 'I', NULL, NULL, NULL, NULL),
	(196, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.416377+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'custom_field', 1, 'I', NULL, NULL, NULL, NULL),
	(197, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.417572+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'currency_rate', 1, 'I', NULL, NULL, NULL, NULL),
	(198, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.419083+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'holiday', 46, 'I', NULL, NULL, NULL, NULL),
	(199, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.420813+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'tier', 5, 'I', NULL, NULL, NULL, NULL),
	(200, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.421483+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'pipeline', 2, 'I', NULL, NULL, NULL, NULL);
INSERT INTO public.history_entry VALUES
	(201, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.422307+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage', 7, 'I', NULL, NULL, NULL, NULL),
	(202, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.425253+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'product', 1, 'I', NULL, NULL, NULL, NULL),
	(203, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.426351+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'price_list', 1, 'I', NULL, NULL, NULL, NULL),
	(204, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.427613+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'price', 1, 'I', NULL, NULL, NULL, NULL),
	(205, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.428819+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'product_family', 1, 'I', NULL, NULL, NULL, NULL),
	(206, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.430094+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'answer', 1, 'I', NULL, NULL, NULL, NULL),
	(207, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.432487+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 1, 'I', NULL, 1, NULL, NULL),
	(208, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.434772+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 1, 'I', NULL, 1, NULL, NULL),
	(209, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.435721+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 2, 'I', NULL, 2, NULL, NULL),
	(210, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.436662+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 2, 'I', NULL, 2, NULL, NULL),
	(211, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.437539+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 3, 'I', NULL, 3, NULL, NULL),
	(212, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.438332+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 3, 'I', NULL, 3, NULL, NULL),
	(213, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.439152+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 4, 'I', NULL, 4, NULL, NULL),
	(214, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.440867+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 4, 'I', NULL, 4, NULL, NULL),
	(215, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.441703+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 5, 'I', NULL, 5, NULL, NULL),
	(216, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.442526+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 5, 'I', NULL, 5, NULL, NULL),
	(217, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.443382+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 6, 'I', NULL, 6, NULL, NULL),
	(218, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.444673+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 6, 'I', NULL, 6, NULL, NULL),
	(219, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.445471+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 7, 'I', NULL, 7, NULL, NULL),
	(220, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.446149+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 7, 'I', NULL, 7, NULL, NULL),
	(221, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.446921+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 8, 'I', NULL, 8, NULL, NULL),
	(222, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.447582+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 8, 'I', NULL, 8, NULL, NULL),
	(223, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.448391+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 9, 'I', NULL, 9, NULL, NULL),
	(224, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.449138+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 9, 'I', NULL, 9, NULL, NULL),
	(225, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.449925+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 10, 'I', NULL, 10, NULL, NULL),
	(226, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.450605+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 10, 'I', NULL, 10, NULL, NULL),
	(227, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.451381+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 11, 'I', NULL, 11, NULL, NULL),
	(228, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.452044+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 11, 'I', NULL, 11, NULL, NULL),
	(229, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.452893+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 12, 'I', NULL, 12, NULL, NULL),
	(230, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.45363+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 12, 'I', NULL, 12, NULL, NULL),
	(231, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.455323+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 13, 'I', NULL, 13, NULL, NULL),
	(232, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.455994+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 13, 'I', NULL, 13, NULL, NULL),
	(233, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.456836+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead', 14, 'I', NULL, 14, NULL, NULL),
	(234, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.458327+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_tag', 14, 'I', NULL, 14, NULL, NULL),
	(235, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.460299+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 1, 'I', 3, NULL, NULL, NULL),
	(236, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.463476+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 1, 'I', NULL, NULL, NULL, NULL),
	(237, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.464724+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 1, 'I', NULL, NULL, NULL, NULL),
	(238, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.46596+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 1, 'I', NULL, NULL, NULL, NULL),
	(239, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.466871+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 2, 'I', 1, NULL, NULL, NULL),
	(240, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.468132+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 2, 'I', NULL, NULL, NULL, NULL),
	(241, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.468638+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 2, 'I', NULL, NULL, NULL, NULL),
	(242, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.469095+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 2, 'I', NULL, NULL, NULL, NULL),
	(243, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.469952+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 3, 'I', 2, NULL, NULL, NULL),
	(244, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.471098+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 3, 'I', NULL, NULL, NULL, NULL),
	(245, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.471525+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 3, 'I', NULL, NULL, NULL, NULL),
	(246, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.471973+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 3, 'I', NULL, NULL, NULL, NULL),
	(247, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.472816+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 4, 'I', 2, NULL, NULL, NULL),
	(248, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.473838+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 4, 'I', NULL, NULL, NULL, NULL),
	(249, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.474301+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 4, 'I', NULL, NULL, NULL, NULL),
	(250, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.474742+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 4, 'I', NULL, NULL, NULL, NULL);
INSERT INTO public.history_entry VALUES
	(251, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.475528+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 5, 'I', 4, NULL, NULL, NULL),
	(252, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.476503+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 5, 'I', NULL, NULL, NULL, NULL),
	(253, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.476943+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 5, 'I', NULL, NULL, NULL, NULL),
	(254, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.477371+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 5, 'I', NULL, NULL, NULL, NULL),
	(255, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.478129+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 6, 'I', NULL, NULL, NULL, NULL),
	(256, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.479022+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 6, 'I', NULL, NULL, NULL, NULL),
	(257, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.479451+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 6, 'I', NULL, NULL, NULL, NULL),
	(258, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.479888+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 6, 'I', NULL, NULL, NULL, NULL),
	(259, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.480668+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 7, 'I', 5, NULL, NULL, NULL),
	(260, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.481564+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 7, 'I', NULL, NULL, NULL, NULL),
	(261, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.48195+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 7, 'I', NULL, NULL, NULL, NULL),
	(262, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.482335+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 7, 'I', NULL, NULL, NULL, NULL),
	(263, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.483032+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 8, 'I', NULL, NULL, NULL, NULL),
	(264, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.483875+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 8, 'I', NULL, NULL, NULL, NULL),
	(265, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.484294+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 8, 'I', NULL, NULL, NULL, NULL),
	(266, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.484697+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 8, 'I', NULL, NULL, NULL, NULL),
	(267, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.485441+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 9, 'I', 4, NULL, NULL, NULL),
	(268, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.486253+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 9, 'I', NULL, NULL, NULL, NULL),
	(269, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.486641+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 9, 'I', NULL, NULL, NULL, NULL),
	(270, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.487028+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 9, 'I', NULL, NULL, NULL, NULL),
	(271, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.487708+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 10, 'I', NULL, NULL, NULL, NULL),
	(272, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.488538+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 10, 'I', NULL, NULL, NULL, NULL),
	(273, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.48892+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 10, 'I', NULL, NULL, NULL, NULL),
	(274, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.489298+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 10, 'I', NULL, NULL, NULL, NULL),
	(275, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.489984+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 11, 'I', 3, NULL, NULL, NULL),
	(276, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.490814+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 11, 'I', NULL, NULL, NULL, NULL),
	(277, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.491194+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 11, 'I', NULL, NULL, NULL, NULL),
	(278, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.491576+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 11, 'I', NULL, NULL, NULL, NULL),
	(279, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.492308+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 12, 'I', 2, NULL, NULL, NULL),
	(280, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.493169+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 12, 'I', NULL, NULL, NULL, NULL),
	(281, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.493569+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 12, 'I', NULL, NULL, NULL, NULL),
	(282, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.493946+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 12, 'I', NULL, NULL, NULL, NULL),
	(283, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.494688+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 13, 'I', NULL, NULL, NULL, NULL),
	(284, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.496649+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 13, 'I', NULL, NULL, NULL, NULL),
	(285, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.497044+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 13, 'I', NULL, NULL, NULL, NULL),
	(286, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.497467+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 13, 'I', NULL, NULL, NULL, NULL),
	(287, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.498186+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 14, 'I', 7, NULL, NULL, NULL),
	(288, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.499025+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 14, 'I', NULL, NULL, NULL, NULL),
	(289, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.499415+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 14, 'I', NULL, NULL, NULL, NULL),
	(290, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.499802+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 14, 'I', NULL, NULL, NULL, NULL),
	(291, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.500552+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 15, 'I', 6, NULL, NULL, NULL),
	(292, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.501983+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 15, 'I', NULL, NULL, NULL, NULL),
	(293, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.502491+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 15, 'I', NULL, NULL, NULL, NULL),
	(294, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.502931+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 15, 'I', NULL, NULL, NULL, NULL),
	(295, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.503714+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 16, 'I', 5, NULL, NULL, NULL),
	(296, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.504616+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 16, 'I', NULL, NULL, NULL, NULL),
	(297, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.505+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 16, 'I', NULL, NULL, NULL, NULL),
	(298, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.50539+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 16, 'I', NULL, NULL, NULL, NULL),
	(299, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.506079+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 17, 'I', NULL, NULL, NULL, NULL),
	(300, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.506914+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 17, 'I', NULL, NULL, NULL, NULL);
INSERT INTO public.history_entry VALUES
	(301, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.507298+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 17, 'I', NULL, NULL, NULL, NULL),
	(302, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.507687+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 17, 'I', NULL, NULL, NULL, NULL),
	(303, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.508414+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity', 18, 'I', 5, NULL, NULL, NULL),
	(304, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.509283+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_line', 18, 'I', NULL, NULL, NULL, NULL),
	(305, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.509671+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'opportunity_tag', 18, 'I', NULL, NULL, NULL, NULL),
	(306, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.510112+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'stage_change', 18, 'I', NULL, NULL, NULL, NULL),
	(307, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.51142+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lead_source', 10, 'I', NULL, NULL, NULL, NULL),
	(308, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.512734+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'lost_reason', 14, 'I', NULL, NULL, NULL, NULL),
	(309, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.514868+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 1, 'I', NULL, NULL, NULL, NULL),
	(310, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.516387+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 1, 'I', NULL, NULL, NULL, NULL),
	(311, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.517631+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 1, 'I', NULL, NULL, NULL, NULL),
	(312, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.518866+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 1, 'I', NULL, NULL, NULL, NULL),
	(313, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.520935+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 1, 'I', NULL, NULL, NULL, NULL),
	(314, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.522698+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 1, 'I', 6, NULL, NULL, NULL),
	(315, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.524766+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 2, 'I', NULL, 3, NULL, NULL),
	(316, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.525436+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 2, 'I', NULL, NULL, NULL, NULL),
	(317, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.525875+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 2, 'I', NULL, NULL, NULL, NULL),
	(318, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.526273+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 2, 'I', NULL, NULL, NULL, NULL),
	(319, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.526961+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 2, 'I', 5, NULL, NULL, NULL),
	(320, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.527646+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 2, 'I', NULL, 4, NULL, NULL),
	(321, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.528383+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 3, 'I', 1, NULL, NULL, NULL),
	(322, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.528957+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 3, 'I', NULL, NULL, NULL, NULL),
	(323, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.529498+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 3, 'I', NULL, NULL, NULL, NULL),
	(324, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.529886+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 3, 'I', NULL, NULL, NULL, NULL),
	(325, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.530503+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 3, 'I', 4, NULL, NULL, NULL),
	(326, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.531188+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 3, 'I', NULL, NULL, NULL, NULL),
	(327, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.531849+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 4, 'I', NULL, NULL, NULL, NULL),
	(328, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.53245+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 4, 'I', NULL, NULL, NULL, NULL),
	(329, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.532868+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 4, 'I', NULL, NULL, NULL, NULL),
	(330, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.533292+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 4, 'I', NULL, NULL, NULL, NULL),
	(331, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.533893+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 4, 'I', 3, NULL, NULL, NULL),
	(332, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.5346+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 4, 'I', 1, NULL, NULL, NULL),
	(333, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.535705+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 5, 'I', NULL, 9, NULL, NULL),
	(334, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.536321+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 5, 'I', NULL, NULL, NULL, NULL),
	(335, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.536736+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 5, 'I', NULL, NULL, NULL, NULL),
	(336, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.537118+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 5, 'I', NULL, NULL, NULL, NULL),
	(337, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.537758+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 5, 'I', 7, NULL, NULL, NULL),
	(338, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.53842+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 5, 'I', 7, NULL, NULL, NULL),
	(339, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.539081+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 6, 'I', 4, NULL, NULL, NULL),
	(340, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.539636+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 6, 'I', NULL, NULL, NULL, NULL),
	(341, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.54009+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 6, 'I', NULL, NULL, NULL, NULL),
	(342, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.54054+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 6, 'I', NULL, NULL, NULL, NULL),
	(343, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.541185+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 6, 'I', 6, NULL, NULL, NULL),
	(344, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.541854+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 6, 'I', NULL, NULL, NULL, NULL),
	(345, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.542476+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 7, 'I', NULL, NULL, NULL, NULL),
	(346, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.5429+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 7, 'I', NULL, NULL, NULL, NULL),
	(347, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.543287+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 7, 'I', NULL, NULL, NULL, NULL),
	(348, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.543638+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 7, 'I', NULL, NULL, NULL, NULL),
	(349, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.544179+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 7, 'I', NULL, NULL, NULL, NULL),
	(350, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.544794+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 7, 'I', 5, NULL, NULL, NULL);
INSERT INTO public.history_entry VALUES
	(351, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.545406+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 8, 'I', 8, NULL, NULL, NULL),
	(352, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.545832+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 8, 'I', NULL, NULL, NULL, NULL),
	(353, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.54618+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 8, 'I', NULL, NULL, NULL, NULL),
	(354, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.546511+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 8, 'I', NULL, NULL, NULL, NULL),
	(355, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.547056+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 8, 'I', 1, NULL, NULL, NULL),
	(356, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.547623+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 8, 'I', 3, NULL, NULL, NULL),
	(357, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.548218+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 9, 'I', 5, NULL, NULL, NULL),
	(358, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.548685+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 9, 'I', NULL, NULL, NULL, NULL),
	(359, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.549033+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 9, 'I', NULL, NULL, NULL, NULL),
	(360, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.549367+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 9, 'I', NULL, NULL, NULL, NULL),
	(361, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.549901+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 9, 'I', NULL, 2, NULL, NULL),
	(362, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.550474+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 9, 'I', NULL, NULL, NULL, NULL),
	(363, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.551077+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 10, 'I', 5, NULL, NULL, NULL),
	(364, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.551502+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 10, 'I', NULL, NULL, NULL, NULL),
	(365, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.552876+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 10, 'I', NULL, NULL, NULL, NULL),
	(366, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.553706+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 10, 'I', NULL, NULL, NULL, NULL),
	(367, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.554279+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 10, 'I', NULL, NULL, NULL, NULL),
	(368, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.555389+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 10, 'I', NULL, 12, NULL, NULL),
	(369, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.556015+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 11, 'I', 8, NULL, NULL, NULL),
	(370, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.5565+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 11, 'I', NULL, NULL, NULL, NULL),
	(371, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.556862+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 11, 'I', NULL, NULL, NULL, NULL),
	(372, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.557201+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 11, 'I', NULL, NULL, NULL, NULL),
	(373, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.557748+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 11, 'I', 7, NULL, NULL, NULL),
	(374, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.558329+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 11, 'I', NULL, 9, NULL, NULL),
	(375, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.559385+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 12, 'I', NULL, 10, NULL, NULL),
	(376, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.559849+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 12, 'I', NULL, NULL, NULL, NULL),
	(377, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.560205+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 12, 'I', NULL, NULL, NULL, NULL),
	(378, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.560611+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 12, 'I', NULL, NULL, NULL, NULL),
	(379, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.561164+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 12, 'I', NULL, 12, NULL, NULL),
	(380, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.561741+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 12, 'I', 1, NULL, NULL, NULL),
	(381, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.562353+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 13, 'I', NULL, NULL, NULL, NULL),
	(382, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.562781+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 13, 'I', NULL, NULL, NULL, NULL),
	(383, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.563158+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 13, 'I', NULL, NULL, NULL, NULL),
	(384, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.563507+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 13, 'I', NULL, NULL, NULL, NULL),
	(385, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.564048+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 13, 'I', 4, NULL, NULL, NULL),
	(386, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.564666+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 13, 'I', 8, NULL, NULL, NULL),
	(387, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.565325+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 14, 'I', 2, NULL, NULL, NULL),
	(388, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.565749+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 14, 'I', NULL, NULL, NULL, NULL),
	(389, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.566092+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 14, 'I', NULL, NULL, NULL, NULL),
	(390, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.566433+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 14, 'I', NULL, NULL, NULL, NULL),
	(391, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.567034+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 14, 'I', 2, NULL, NULL, NULL),
	(392, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.567603+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 14, 'I', 4, NULL, NULL, NULL),
	(393, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.56831+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 15, 'I', NULL, NULL, NULL, NULL),
	(394, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.568752+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 15, 'I', NULL, NULL, NULL, NULL),
	(395, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.569097+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 15, 'I', NULL, NULL, NULL, NULL),
	(396, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.569428+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 15, 'I', NULL, NULL, NULL, NULL),
	(397, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.570024+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 15, 'I', 1, NULL, NULL, NULL),
	(398, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.570611+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 15, 'I', NULL, 4, NULL, NULL),
	(399, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.571213+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 16, 'I', 5, NULL, NULL, NULL),
	(400, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.571634+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 16, 'I', NULL, NULL, NULL, NULL);
INSERT INTO public.history_entry VALUES
	(401, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.571975+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 16, 'I', NULL, NULL, NULL, NULL),
	(402, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.572353+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 16, 'I', NULL, NULL, NULL, NULL),
	(403, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.572895+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 16, 'I', 5, NULL, NULL, NULL),
	(404, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.573502+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 16, 'I', 4, NULL, NULL, NULL),
	(405, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.574488+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 17, 'I', NULL, 5, NULL, NULL),
	(406, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.574939+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 17, 'I', NULL, NULL, NULL, NULL),
	(407, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.575284+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 17, 'I', NULL, NULL, NULL, NULL),
	(408, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.575618+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 17, 'I', NULL, NULL, NULL, NULL),
	(409, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.576289+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 17, 'I', 2, NULL, NULL, NULL),
	(410, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.576876+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 17, 'I', 8, NULL, NULL, NULL),
	(411, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.577473+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 18, 'I', NULL, NULL, NULL, NULL),
	(412, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.577896+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 18, 'I', NULL, NULL, NULL, NULL),
	(413, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.578297+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 18, 'I', NULL, NULL, NULL, NULL),
	(414, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.578631+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 18, 'I', NULL, NULL, NULL, NULL),
	(415, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.579166+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 18, 'I', 2, NULL, NULL, NULL),
	(416, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.579744+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 18, 'I', NULL, 5, NULL, NULL),
	(417, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.580401+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 19, 'I', 2, NULL, NULL, NULL),
	(418, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.58086+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 19, 'I', NULL, NULL, NULL, NULL),
	(419, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.582116+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 19, 'I', NULL, NULL, NULL, NULL),
	(420, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.582465+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 19, 'I', NULL, NULL, NULL, NULL),
	(421, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.583011+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 19, 'I', 3, NULL, NULL, NULL),
	(422, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.583638+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 19, 'I', NULL, NULL, NULL, NULL),
	(423, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.584293+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 20, 'I', 3, NULL, NULL, NULL),
	(424, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.584732+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 20, 'I', NULL, NULL, NULL, NULL),
	(425, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.585156+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 20, 'I', NULL, NULL, NULL, NULL),
	(426, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.585492+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 20, 'I', NULL, NULL, NULL, NULL),
	(427, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.58603+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 20, 'I', NULL, NULL, NULL, NULL),
	(428, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.586603+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 20, 'I', NULL, 14, NULL, NULL),
	(429, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.587581+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 21, 'I', NULL, 12, NULL, NULL),
	(430, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.588033+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 21, 'I', NULL, NULL, NULL, NULL),
	(431, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.588432+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 21, 'I', NULL, NULL, NULL, NULL),
	(432, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.588768+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 21, 'I', NULL, NULL, NULL, NULL),
	(433, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.58932+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 21, 'I', 2, NULL, NULL, NULL),
	(434, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.589887+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 21, 'I', NULL, NULL, NULL, NULL),
	(435, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.590507+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 22, 'I', 1, NULL, NULL, NULL),
	(436, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.590931+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 22, 'I', NULL, NULL, NULL, NULL),
	(437, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.591275+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 22, 'I', NULL, NULL, NULL, NULL),
	(438, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.591609+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 22, 'I', NULL, NULL, NULL, NULL),
	(439, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.592152+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 22, 'I', 5, NULL, NULL, NULL),
	(440, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.592761+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 22, 'I', 4, NULL, NULL, NULL),
	(441, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.593419+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 23, 'I', 1, NULL, NULL, NULL),
	(442, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.59384+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 23, 'I', NULL, NULL, NULL, NULL),
	(443, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.594238+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 23, 'I', NULL, NULL, NULL, NULL),
	(444, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.594575+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 23, 'I', NULL, NULL, NULL, NULL),
	(445, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.595171+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 23, 'I', 2, NULL, NULL, NULL),
	(446, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.595734+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 23, 'I', NULL, NULL, NULL, NULL),
	(447, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.596759+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction', 24, 'I', NULL, 11, NULL, NULL),
	(448, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.597217+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_contact', 24, 'I', NULL, NULL, NULL, NULL),
	(449, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.597598+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'interaction_person', 24, 'I', NULL, NULL, NULL, NULL),
	(450, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.597943+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'mention', 24, 'I', NULL, NULL, NULL, NULL);
INSERT INTO public.history_entry VALUES
	(451, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.598486+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'next_step', 24, 'I', 8, NULL, NULL, NULL),
	(452, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.599099+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'attachment', 24, 'I', 5, NULL, NULL, NULL),
	(453, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.600615+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover_template', 5, 'I', NULL, NULL, NULL, NULL),
	(454, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.602613+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover', 1, 'I', 1, NULL, NULL, NULL),
	(455, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.604113+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover_item', 1, 'I', NULL, NULL, NULL, NULL),
	(456, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.605006+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover', 2, 'I', 2, NULL, NULL, NULL),
	(457, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.605616+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover_item', 2, 'I', NULL, NULL, NULL, NULL),
	(458, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.606282+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover', 3, 'I', 3, NULL, NULL, NULL),
	(459, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.606837+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover_item', 3, 'I', NULL, NULL, NULL, NULL),
	(460, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.607494+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover', 4, 'I', 4, NULL, NULL, NULL),
	(461, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.608048+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover_item', 4, 'I', NULL, NULL, NULL, NULL),
	(462, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.608776+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover', 5, 'I', 5, NULL, NULL, NULL),
	(463, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.609322+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover_item', 5, 'I', NULL, NULL, NULL, NULL),
	(464, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.60998+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover', 6, 'I', 6, NULL, NULL, NULL),
	(465, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.61054+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover_item', 6, 'I', NULL, NULL, NULL, NULL),
	(466, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.611174+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover', 7, 'I', 7, NULL, NULL, NULL),
	(467, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.612571+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover_item', 7, 'I', NULL, NULL, NULL, NULL),
	(468, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.613226+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover', 8, 'I', 8, NULL, NULL, NULL),
	(469, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.613825+00', '1bfe7178-e45c-408e-a2eb-8e2b58ff4f61', 1, NULL, 'page', 'handover_item', 8, 'I', NULL, NULL, NULL, NULL),
	(470, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.629205+00', '417a71bb-77a1-4b1c-8e16-cbdcbbcf7af9', 2, NULL, 'page', 'saved_view', 1, 'I', NULL, NULL, NULL, NULL),
	(471, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.631612+00', '417a71bb-77a1-4b1c-8e16-cbdcbbcf7af9', 2, NULL, 'page', 'guidance_answer', 1, 'I', NULL, NULL, NULL, NULL),
	(472, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.632847+00', '417a71bb-77a1-4b1c-8e16-cbdcbbcf7af9', 2, NULL, 'page', 'guidance_mute', 1, 'I', NULL, NULL, NULL, NULL),
	(473, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.638156+00', '417a71bb-77a1-4b1c-8e16-cbdcbbcf7af9', 2, NULL, 'page', 'import_profile', 1, 'I', NULL, NULL, NULL, NULL),
	(474, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.64037+00', '3d6ce395-1e7c-4969-b398-d5484aad0264', 3, NULL, 'page', 'saved_view', 2, 'I', NULL, NULL, NULL, NULL),
	(475, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.641328+00', '3d6ce395-1e7c-4969-b398-d5484aad0264', 3, NULL, 'page', 'guidance_answer', 2, 'I', NULL, NULL, NULL, NULL),
	(476, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.641888+00', '3d6ce395-1e7c-4969-b398-d5484aad0264', 3, NULL, 'page', 'guidance_mute', 2, 'I', NULL, NULL, NULL, NULL),
	(477, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.644048+00', '3d6ce395-1e7c-4969-b398-d5484aad0264', 3, NULL, 'page', 'import_profile', 2, 'I', NULL, NULL, NULL, NULL),
	(478, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.645645+00', 'c072c4be-8165-4802-a316-d1c079e4bebf', 4, NULL, 'page', 'saved_view', 3, 'I', NULL, NULL, NULL, NULL),
	(479, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.646542+00', 'c072c4be-8165-4802-a316-d1c079e4bebf', 4, NULL, 'page', 'guidance_answer', 3, 'I', NULL, NULL, NULL, NULL),
	(480, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.647083+00', 'c072c4be-8165-4802-a316-d1c079e4bebf', 4, NULL, 'page', 'guidance_mute', 3, 'I', NULL, NULL, NULL, NULL),
	(481, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.649176+00', 'c072c4be-8165-4802-a316-d1c079e4bebf', 4, NULL, 'page', 'import_profile', 3, 'I', NULL, NULL, NULL, NULL),
	(482, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.650715+00', '1674e148-17dc-4650-952c-50ff9a07c08c', 5, NULL, 'page', 'saved_view', 4, 'I', NULL, NULL, NULL, NULL),
	(483, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.651603+00', '1674e148-17dc-4650-952c-50ff9a07c08c', 5, NULL, 'page', 'guidance_answer', 4, 'I', NULL, NULL, NULL, NULL),
	(484, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.652136+00', '1674e148-17dc-4650-952c-50ff9a07c08c', 5, NULL, 'page', 'guidance_mute', 4, 'I', NULL, NULL, NULL, NULL),
	(485, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.654276+00', '1674e148-17dc-4650-952c-50ff9a07c08c', 5, NULL, 'page', 'import_profile', 4, 'I', NULL, NULL, NULL, NULL),
	(486, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.65556+00', '5b53ef91-c27f-4cc9-b257-599f2523edd5', 6, NULL, 'page', 'saved_view', 5, 'I', NULL, NULL, NULL, NULL),
	(487, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.656476+00', '5b53ef91-c27f-4cc9-b257-599f2523edd5', 6, NULL, 'page', 'guidance_answer', 5, 'I', NULL, NULL, NULL, NULL),
	(488, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.657006+00', '5b53ef91-c27f-4cc9-b257-599f2523edd5', 6, NULL, 'page', 'guidance_mute', 5, 'I', NULL, NULL, NULL, NULL),
	(489, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.659016+00', '5b53ef91-c27f-4cc9-b257-599f2523edd5', 6, NULL, 'page', 'import_profile', 5, 'I', NULL, NULL, NULL, NULL),
	(490, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.660285+00', '80622150-1e79-4b48-8ff7-413dcad04629', 8, NULL, 'page', 'saved_view', 6, 'I', NULL, NULL, NULL, NULL),
	(491, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.6612+00', '80622150-1e79-4b48-8ff7-413dcad04629', 8, NULL, 'page', 'guidance_answer', 6, 'I', NULL, NULL, NULL, NULL),
	(492, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.661727+00', '80622150-1e79-4b48-8ff7-413dcad04629', 8, NULL, 'page', 'guidance_mute', 6, 'I', NULL, NULL, NULL, NULL),
	(493, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.663783+00', '80622150-1e79-4b48-8ff7-413dcad04629', 8, NULL, 'page', 'import_profile', 6, 'I', NULL, NULL, NULL, NULL),
	(494, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.665115+00', 'bfb84a4c-0922-48fa-977e-854189051488', 9, NULL, 'page', 'saved_view', 7, 'I', NULL, NULL, NULL, NULL),
	(495, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.665987+00', 'bfb84a4c-0922-48fa-977e-854189051488', 9, NULL, 'page', 'guidance_answer', 7, 'I', NULL, NULL, NULL, NULL),
	(496, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.666481+00', 'bfb84a4c-0922-48fa-977e-854189051488', 9, NULL, 'page', 'guidance_mute', 7, 'I', NULL, NULL, NULL, NULL),
	(497, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.668522+00', 'bfb84a4c-0922-48fa-977e-854189051488', 9, NULL, 'page', 'import_profile', 7, 'I', NULL, NULL, NULL, NULL),
	(498, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.66957+00', '71710efa-f127-43dc-8e8f-0ac30f9fbcfc', 10, NULL, 'page', 'saved_view', 8, 'I', NULL, NULL, NULL, NULL),
	(499, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.670409+00', '71710efa-f127-43dc-8e8f-0ac30f9fbcfc', 10, NULL, 'page', 'guidance_answer', 8, 'I', NULL, NULL, NULL, NULL),
	(500, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.670907+00', '71710efa-f127-43dc-8e8f-0ac30f9fbcfc', 10, NULL, 'page', 'guidance_mute', 8, 'I', NULL, NULL, NULL, NULL);
INSERT INTO public.history_entry VALUES
	(501, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.672933+00', '71710efa-f127-43dc-8e8f-0ac30f9fbcfc', 10, NULL, 'page', 'import_profile', 8, 'I', NULL, NULL, NULL, NULL),
	(502, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.674061+00', '960f195c-2264-4477-885d-7c34c0b9147d', 11, NULL, 'page', 'saved_view', 9, 'I', NULL, NULL, NULL, NULL),
	(503, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.674903+00', '960f195c-2264-4477-885d-7c34c0b9147d', 11, NULL, 'page', 'guidance_answer', 9, 'I', NULL, NULL, NULL, NULL),
	(504, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.675389+00', '960f195c-2264-4477-885d-7c34c0b9147d', 11, NULL, 'page', 'guidance_mute', 9, 'I', NULL, NULL, NULL, NULL),
	(505, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.677349+00', '960f195c-2264-4477-885d-7c34c0b9147d', 11, NULL, 'page', 'import_profile', 9, 'I', NULL, NULL, NULL, NULL),
	(506, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.678424+00', '9c761179-f38b-4d94-b25e-ff7e7b456b91', 13, NULL, 'page', 'saved_view', 10, 'I', NULL, NULL, NULL, NULL),
	(507, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.679258+00', '9c761179-f38b-4d94-b25e-ff7e7b456b91', 13, NULL, 'page', 'guidance_answer', 10, 'I', NULL, NULL, NULL, NULL),
	(508, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.679742+00', '9c761179-f38b-4d94-b25e-ff7e7b456b91', 13, NULL, 'page', 'guidance_mute', 10, 'I', NULL, NULL, NULL, NULL),
	(509, '2026-11-24 03:00:00+00', '2026-11-25 06:19:10.681841+00', '9c761179-f38b-4d94-b25e-ff7e7b456b91', 13, NULL, 'page', 'import_profile', 10, 'I', NULL, NULL, NULL, NULL),
	(510, '2026-11-25 06:19:38.314479+00', '2026-11-25 06:19:38.318578+00', NULL, NULL, NULL, '', 'account', 1, 'U', 1, NULL, '{"name": "Công ty 0", "short_name": ""}', '{"name": "Nhựa Bình Minh", "short_name": "Bình Minh"}');

INSERT INTO public.holiday VALUES
	(1, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-01-01', 'off', 'Tết Dương lịch', 'New Year''s Day', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(2, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-01-27', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(3, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-01-28', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(4, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-01-29', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(5, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-01-30', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(6, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-01-31', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(7, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-04-07', 'off', 'Giỗ Tổ Hùng Vương', 'Hùng Kings'' Commemoration Day', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(8, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-04-26', 'makeup', 'Làm bù cho dịp Ngày Quốc tế Lao động', 'International Labour Day (make-up working day)', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(9, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-04-30', 'off', 'Ngày Chiến thắng 30/4', 'Reunification Day', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(10, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-05-01', 'off', 'Ngày Quốc tế Lao động', 'International Labour Day', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(11, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-05-02', 'off', 'Nghỉ hoán đổi dịp Ngày Quốc tế Lao động', 'International Labour Day (swapped day off)', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(12, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-09-01', 'off', 'Quốc khánh', 'National Day', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(13, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2025-09-02', 'off', 'Quốc khánh', 'National Day', true, 'Plan of days off for 2025 (Ministry of Labour, Invalids and Social Affairs)'),
	(14, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-01-01', 'off', 'Tết Dương lịch', 'New Year''s Day', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(15, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-01-02', 'off', 'Nghỉ hoán đổi dịp Tết Dương lịch', 'New Year''s Day (swapped day off)', true, 'Government decision of 25/12/2025 (24h.com.vn, 26/12/2025; state sector, private firms choose)'),
	(16, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-01-10', 'makeup', 'Làm bù cho dịp Tết Dương lịch', 'New Year''s Day (make-up working day)', true, 'Government decision of 25/12/2025 (24h.com.vn, 26/12/2025; state sector, private firms choose)'),
	(17, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-02-16', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(18, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-02-17', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(19, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-02-18', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(20, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-02-19', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(21, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-02-20', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(22, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-04-26', 'off', 'Giỗ Tổ Hùng Vương', 'Hùng Kings'' Commemoration Day', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(23, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-04-27', 'off', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'Hùng Kings'' Commemoration Day (in lieu)', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(24, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-04-30', 'off', 'Ngày Chiến thắng 30/4', 'Reunification Day', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(25, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-05-01', 'off', 'Ngày Quốc tế Lao động', 'International Labour Day', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(26, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-08-22', 'makeup', 'Làm bù cho dịp Quốc khánh', 'National Day (make-up working day)', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(27, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-08-31', 'off', 'Nghỉ hoán đổi dịp Quốc khánh', 'National Day (swapped day off)', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(28, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-09-01', 'off', 'Quốc khánh', 'National Day', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(29, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-09-02', 'off', 'Quốc khánh', 'National Day', true, 'Plan of days off for 2026 (Ministry of Home Affairs; state sector, private firms choose)'),
	(30, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2026-11-24', 'off', 'Ngày Văn hóa Việt Nam', 'Vietnam Culture Day', false, 'Politburo resolution 80-NQ/TW of 7/1/2026; no change of the Labour Code found'),
	(31, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-01-01', 'off', 'Tết Dương lịch', 'New Year''s Day', true, 'Labour Code 2019, art. 112'),
	(32, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-02-05', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Labour Code 2019, art. 112'),
	(33, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-02-06', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Labour Code 2019, art. 112'),
	(34, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-02-07', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Labour Code 2019, art. 112'),
	(35, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-02-08', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Labour Code 2019, art. 112'),
	(36, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-02-09', 'off', 'Tết Nguyên đán', 'Lunar New Year (Tết)', true, 'Labour Code 2019, art. 112'),
	(37, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-02-10', 'off', 'Nghỉ bù Tết Nguyên đán', 'Lunar New Year (Tết) (in lieu)', true, 'Labour Code 2019, art. 112'),
	(38, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-02-11', 'off', 'Nghỉ bù Tết Nguyên đán', 'Lunar New Year (Tết) (in lieu)', true, 'Labour Code 2019, art. 112'),
	(39, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-04-16', 'off', 'Giỗ Tổ Hùng Vương', 'Hùng Kings'' Commemoration Day', true, 'Labour Code 2019, art. 112'),
	(40, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-04-30', 'off', 'Ngày Chiến thắng 30/4', 'Reunification Day', true, 'Labour Code 2019, art. 112'),
	(41, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-05-01', 'off', 'Ngày Quốc tế Lao động', 'International Labour Day', true, 'Labour Code 2019, art. 112'),
	(42, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-05-03', 'off', 'Nghỉ bù Ngày Quốc tế Lao động', 'International Labour Day (in lieu)', true, 'Labour Code 2019, art. 112'),
	(43, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-09-02', 'off', 'Quốc khánh', 'National Day', true, 'Labour Code 2019, art. 112'),
	(44, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-09-03', 'off', 'Quốc khánh', 'National Day', true, 'Labour Code 2019, art. 112'),
	(45, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, '2027-11-24', 'off', 'Ngày Văn hóa Việt Nam', 'Vietnam Culture Day', false, 'Politburo resolution 80-NQ/TW of 7/1/2026; no change of the Labour Code found'),
	(46, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '1999-01-01', 'off', 'Probe', '', true, '');

INSERT INTO public.idempotency_key VALUES
	(1, 2, 'x', '{}', '2026-11-24 03:00:00+00'),
	(2, 3, 'x', '{}', '2026-11-24 03:00:00+00'),
	(3, 4, 'x', '{}', '2026-11-24 03:00:00+00'),
	(4, 5, 'x', '{}', '2026-11-24 03:00:00+00'),
	(5, 6, 'x', '{}', '2026-11-24 03:00:00+00'),
	(6, 8, 'x', '{}', '2026-11-24 03:00:00+00'),
	(7, 9, 'x', '{}', '2026-11-24 03:00:00+00'),
	(8, 10, 'x', '{}', '2026-11-24 03:00:00+00'),
	(9, 11, 'x', '{}', '2026-11-24 03:00:00+00'),
	(10, 13, 'x', '{}', '2026-11-24 03:00:00+00');

INSERT INTO public.import_batch VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', '[]', NULL, '', 's2', '{}', 'draft', '0e58215b-d395-4217-9244-d47b90d1833d', 0, 0, '{}', '{}', '{}', NULL, NULL, NULL, NULL, 2),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', '[]', NULL, '', 's3', '{}', 'draft', 'd27c01d0-429e-48e5-812e-7e4343bc6c69', 0, 0, '{}', '{}', '{}', NULL, NULL, NULL, NULL, 3),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', '[]', NULL, '', 's4', '{}', 'draft', '083bf716-2965-4129-bfcd-1b0949a95c30', 0, 0, '{}', '{}', '{}', NULL, NULL, NULL, NULL, 4),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', '[]', NULL, '', 's5', '{}', 'draft', '9d1c19ed-f675-47b6-9fec-6492b8eb066a', 0, 0, '{}', '{}', '{}', NULL, NULL, NULL, NULL, 5),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', '[]', NULL, '', 's6', '{}', 'draft', '88a43a36-4194-4b7c-ac04-98fef7caf22d', 0, 0, '{}', '{}', '{}', NULL, NULL, NULL, NULL, 6),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', '[]', NULL, '', 's8', '{}', 'draft', '9e8cecee-420e-4600-b497-0e63e2c7c9bc', 0, 0, '{}', '{}', '{}', NULL, NULL, NULL, NULL, 8),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', '[]', NULL, '', 's9', '{}', 'draft', '02fa287c-2837-4e68-b8ff-ffdcf65fb78b', 0, 0, '{}', '{}', '{}', NULL, NULL, NULL, NULL, 9),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', '[]', NULL, '', 's10', '{}', 'draft', '437e208e-ed8a-4c8b-ac7b-b68faf8119f2', 0, 0, '{}', '{}', '{}', NULL, NULL, NULL, NULL, 10),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', '[]', NULL, '', 's11', '{}', 'draft', 'a656a6d9-dbd4-47dc-954e-909f9f810342', 0, 0, '{}', '{}', '{}', NULL, NULL, NULL, NULL, 11),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', '[]', NULL, '', 's13', '{}', 'draft', '9321db24-1c1e-48d2-8c68-7e053a57d974', 0, 0, '{}', '{}', '{}', NULL, NULL, NULL, NULL, 13);

INSERT INTO public.import_profile VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', 'p2', '{}', NULL, 2),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', 'p3', '{}', NULL, 3),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', 'p4', '{}', NULL, 4),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', 'p5', '{}', NULL, 5),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', 'p6', '{}', NULL, 6),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', 'p8', '{}', NULL, 8),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', 'p9', '{}', NULL, 9),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', 'p10', '{}', NULL, 10),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', 'p11', '{}', NULL, 11),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'x', 'p13', '{}', NULL, 13);

INSERT INTO public.import_row VALUES
	(1, 1, 'x', 1, 'account', 'account', 'created', '', '[]', NULL, NULL, false, 1),
	(2, 1, 'x', 1, 'account', 'account', 'created', '', '[]', NULL, NULL, false, 2),
	(3, 1, 'x', 1, 'account', 'account', 'created', '', '[]', NULL, NULL, false, 3),
	(4, 1, 'x', 1, 'account', 'account', 'created', '', '[]', NULL, NULL, false, 4),
	(5, 1, 'x', 1, 'account', 'account', 'created', '', '[]', NULL, NULL, false, 5),
	(6, 1, 'x', 1, 'account', 'account', 'created', '', '[]', NULL, NULL, false, 6),
	(7, 1, 'x', 1, 'account', 'account', 'created', '', '[]', NULL, NULL, false, 7),
	(8, 1, 'x', 1, 'account', 'account', 'created', '', '[]', NULL, NULL, false, 8),
	(9, 1, 'x', 1, 'account', 'account', 'created', '', '[]', NULL, NULL, false, 9),
	(10, 1, 'x', 1, 'account', 'account', 'created', '', '[]', NULL, NULL, false, 10);

INSERT INTO public.interaction VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, 14, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 6, NULL),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 3, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 3, NULL),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 3, NULL),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 6, 5),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 9, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 6, 2),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 4, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 10, NULL),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, 7, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 3, NULL),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 8, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 2, NULL),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 5, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 2, NULL),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 5, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 8, NULL),
	(11, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 8, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 11, NULL),
	(12, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 10, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 4, NULL),
	(13, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 2, 7),
	(14, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 2, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 3, NULL),
	(15, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 5, NULL),
	(16, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 5, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 3, NULL),
	(17, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 5, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 12, NULL),
	(18, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 3, NULL),
	(19, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 2, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 7, 12),
	(20, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 3, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 12, NULL),
	(21, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 12, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 8, 5),
	(22, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 6, NULL),
	(23, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1, NULL, NULL, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 7, NULL),
	(24, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 11, NULL, 'call', '', '', false, '2026-11-24 03:00:00+00', NULL, '', '', '', '', NULL, 8, NULL);

INSERT INTO public.interaction_contact VALUES
	(1, 11, '2026-11-24 03:00:00+00', 1),
	(2, 7, '2026-11-24 03:00:00+00', 2),
	(3, 6, '2026-11-24 03:00:00+00', 3),
	(4, 11, '2026-11-24 03:00:00+00', 4),
	(5, 4, '2026-11-24 03:00:00+00', 5),
	(6, 6, '2026-11-24 03:00:00+00', 6),
	(7, 3, '2026-11-24 03:00:00+00', 7),
	(8, 1, '2026-11-24 03:00:00+00', 8),
	(9, 9, '2026-11-24 03:00:00+00', 9),
	(10, 5, '2026-11-24 03:00:00+00', 10),
	(11, 3, '2026-11-24 03:00:00+00', 11),
	(12, 14, '2026-11-24 03:00:00+00', 12),
	(13, 7, '2026-11-24 03:00:00+00', 13),
	(14, 11, '2026-11-24 03:00:00+00', 14),
	(15, 8, '2026-11-24 03:00:00+00', 15),
	(16, 10, '2026-11-24 03:00:00+00', 16),
	(17, 8, '2026-11-24 03:00:00+00', 17),
	(18, 8, '2026-11-24 03:00:00+00', 18),
	(19, 12, '2026-11-24 03:00:00+00', 19),
	(20, 7, '2026-11-24 03:00:00+00', 20),
	(21, 5, '2026-11-24 03:00:00+00', 21),
	(22, 14, '2026-11-24 03:00:00+00', 22),
	(23, 13, '2026-11-24 03:00:00+00', 23),
	(24, 14, '2026-11-24 03:00:00+00', 24);

INSERT INTO public.interaction_person VALUES
	(1, 1, 6),
	(2, 2, 3),
	(3, 3, 10),
	(4, 4, 6),
	(5, 5, 10),
	(6, 6, 5),
	(7, 7, 2),
	(8, 8, 6),
	(9, 9, 12),
	(10, 10, 12),
	(11, 11, 6),
	(12, 12, 2),
	(13, 13, 9),
	(14, 14, 10),
	(15, 15, 8),
	(16, 16, 11),
	(17, 17, 9),
	(18, 18, 6),
	(19, 19, 7),
	(20, 20, 7),
	(21, 21, 6),
	(22, 22, 12),
	(23, 23, 12),
	(24, 24, 6);

INSERT INTO public.lead VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Lead 0', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'new', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, NULL, NULL, NULL, '', '', false, false, '{}', '', NULL, NULL, NULL, 13, NULL, NULL, 4, NULL, NULL),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Lead 1', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'new', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, NULL, NULL, NULL, '', '', false, false, '{}', '', NULL, NULL, NULL, 8, NULL, NULL, 2, NULL, NULL),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Lead 3', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'new', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, NULL, NULL, NULL, '', '', false, false, '{}', '', NULL, NULL, NULL, 13, 13, NULL, NULL, NULL, NULL),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Lead 5', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'new', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, NULL, NULL, NULL, '', '', false, false, '{}', '', NULL, NULL, NULL, 9, NULL, NULL, 5, NULL, NULL),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Lead 6', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'new', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, NULL, NULL, NULL, '', '', false, false, '{}', '', NULL, NULL, NULL, 4, 7, NULL, 5, NULL, NULL),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Lead 7', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'new', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, NULL, NULL, NULL, '', '', false, false, '{}', '', NULL, NULL, NULL, 13, 13, NULL, 5, NULL, NULL),
	(13, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Lead 12', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'new', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, NULL, NULL, NULL, '', '', false, false, '{}', '', NULL, NULL, NULL, 4, 10, NULL, 5, NULL, NULL),
	(14, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', '', '', 'VN', '', 'Lead 13', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'new', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, NULL, NULL, NULL, '', '', false, false, '{}', '', NULL, NULL, NULL, 4, 10, NULL, 4, NULL, NULL),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2, '', '', '', 'VN', '', 'Lead 2', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'attempted', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '', '', false, false, '{}', '', NULL, NULL, NULL, 8, NULL, NULL, 6, NULL, NULL),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2, '', '', '', 'VN', '', 'Lead 8', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'attempted', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '', '', false, false, '{}', '', NULL, NULL, NULL, 5, NULL, NULL, 2, NULL, NULL),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2, '', '', '', 'VN', '', 'Lead 9', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'attempted', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '', '', false, false, '{}', '', NULL, NULL, NULL, 11, 5, NULL, 2, NULL, NULL),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2, '', '', '', 'VN', '', 'Lead 4', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'attempted', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '', '', false, false, '{}', '', NULL, NULL, NULL, 9, 4, NULL, 5, NULL, NULL),
	(12, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2, '', '', '', 'VN', '', 'Lead 11', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'attempted', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '', '', false, false, '{}', '', NULL, NULL, NULL, 12, NULL, NULL, 4, NULL, NULL),
	(11, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 2, '', '', '', 'VN', '', 'Lead 10', DEFAULT, '', '', DEFAULT, '', '', '', '', '', '[]', DEFAULT, '', '', '', 'attempted', '', '', NULL, 'VND', '2026-11-24 03:00:00+00', NULL, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '', '', false, false, '{}', '', NULL, NULL, NULL, 2, 10, NULL, 2, NULL, NULL);

INSERT INTO public.lead_source VALUES
	(1, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Website', DEFAULT, 0, NULL, 'Website'),
	(2, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Gọi đến', DEFAULT, 1, NULL, 'Inbound call'),
	(3, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Được giới thiệu', DEFAULT, 2, NULL, 'Referral'),
	(4, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Mạng xã hội', DEFAULT, 3, NULL, 'Social media'),
	(5, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Sự kiện', DEFAULT, 4, NULL, 'Event'),
	(6, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Quảng cáo', DEFAULT, 5, NULL, 'Advertising'),
	(7, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Tự tìm', DEFAULT, 6, NULL, 'Own research'),
	(8, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Danh sách nhập', DEFAULT, 7, NULL, 'Imported list'),
	(9, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Khác', DEFAULT, 8, NULL, 'Other'),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Probe', DEFAULT, 0, NULL, '');

INSERT INTO public.lead_tag VALUES
	(1, 1, 1),
	(2, 2, 1),
	(3, 3, 1),
	(4, 4, 1),
	(5, 5, 1),
	(6, 6, 1),
	(7, 7, 1),
	(8, 8, 1),
	(9, 9, 1),
	(10, 10, 1),
	(11, 11, 1),
	(12, 12, 1),
	(13, 13, 1),
	(14, 14, 1);

INSERT INTO public.lost_reason VALUES
	(1, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Giá cao', DEFAULT, false, 0, NULL, 'Price'),
	(2, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Chọn đối thủ', DEFAULT, false, 1, NULL, 'Chose a competitor'),
	(3, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Chưa có ngân sách', DEFAULT, false, 2, NULL, 'No budget'),
	(4, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Chưa đúng lúc', DEFAULT, false, 3, NULL, 'Bad timing'),
	(5, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Không phù hợp nhu cầu', DEFAULT, false, 4, NULL, 'Does not fit the need'),
	(6, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Không phản hồi', DEFAULT, false, 5, NULL, 'No response'),
	(7, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Không rõ', DEFAULT, false, 6, NULL, 'Not known'),
	(8, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Không liên lạc được', DEFAULT, true, 0, NULL, 'Cannot be reached'),
	(9, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Không có nhu cầu', DEFAULT, true, 1, NULL, 'No need'),
	(10, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Không phải khách hàng mục tiêu', DEFAULT, true, 2, NULL, 'Not a target client'),
	(11, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Trùng', DEFAULT, true, 3, NULL, 'Duplicate'),
	(12, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Thông tin sai', DEFAULT, true, 4, NULL, 'Wrong details'),
	(13, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Không rõ', DEFAULT, true, 5, NULL, 'Not known'),
	(14, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Probe', DEFAULT, false, 0, NULL, '');

INSERT INTO public.mention VALUES
	(1, 1, 8),
	(2, 2, 6),
	(3, 3, 8),
	(4, 4, 10),
	(5, 5, 9),
	(6, 6, 13),
	(7, 7, 3),
	(8, 8, 7),
	(9, 9, 5),
	(10, 10, 5),
	(11, 11, 13),
	(12, 12, 12),
	(13, 13, 10),
	(14, 14, 3),
	(15, 15, 3),
	(16, 16, 4),
	(17, 17, 9),
	(18, 18, 8),
	(19, 19, 5),
	(20, 20, 8),
	(21, 21, 7),
	(22, 22, 6),
	(23, 23, 8),
	(24, 24, 9);

INSERT INTO public.merge VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{}', '09bd3d74-b242-4726-a95a-047f6a7e04c9', '2026-11-24 03:00:00+00', 2, NULL, 8, NULL, 9),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{}', '50cb4cb3-b54d-4e74-99f1-bbaaf57a7119', '2026-11-24 03:00:00+00', NULL, 4, NULL, 6, 9),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{}', '25190eac-4559-4796-81e7-7e14de7b98a7', '2026-11-24 03:00:00+00', 4, NULL, 8, NULL, 11),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{}', 'ea35814a-7790-4306-bc0c-b4b608460396', '2026-11-24 03:00:00+00', NULL, 10, NULL, 1, 11),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{}', '6c3bfc65-7a66-4ac1-9604-e76dbdd6cd0a', '2026-11-24 03:00:00+00', 8, NULL, 6, NULL, 7),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '{}', '75cfdf86-8d34-4933-9954-75827b134d59', '2026-11-24 03:00:00+00', NULL, 13, NULL, 11, 7);

INSERT INTO public.mfa_authenticator VALUES
	(1, 'x', '{}', 1, '2026-11-24 03:00:00+00', NULL);

INSERT INTO public.next_step VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 10, NULL, NULL, NULL, 4),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 5, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 12, NULL, NULL, NULL, 2),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 4, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 11, NULL, NULL, NULL, 6),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 3, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 6, NULL, NULL, NULL, 5),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 7, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 9, NULL, NULL, NULL, 5),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 6, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 12, NULL, NULL, NULL, 13),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, 11, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 8, NULL, NULL, NULL, 12),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 10, NULL, NULL, NULL, 7),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 2, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 10, NULL, NULL, NULL, 5),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 11, NULL, NULL, NULL, 3),
	(11, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 7, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 12, NULL, NULL, NULL, 11),
	(12, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, NULL, 12, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 13, NULL, NULL, NULL, 11),
	(13, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 4, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 12, NULL, NULL, NULL, 2),
	(14, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 2, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 13, NULL, NULL, NULL, 13),
	(15, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 12, NULL, NULL, NULL, 9),
	(16, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 5, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 9, NULL, NULL, NULL, 2),
	(17, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 2, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 10, NULL, NULL, NULL, 3),
	(18, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 2, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 5, NULL, NULL, NULL, 5),
	(19, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 3, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 9, NULL, NULL, NULL, 9),
	(20, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, NULL, 1, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 3, NULL, NULL, NULL, 7),
	(21, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 2, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 8, NULL, NULL, NULL, 3),
	(22, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 5, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 4, NULL, NULL, NULL, 12),
	(23, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 2, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 10, NULL, NULL, NULL, 10),
	(24, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 8, NULL, NULL, NULL, 'x', '', NULL, NULL, NULL, '', '', NULL, 10, NULL, NULL, NULL, 2);

INSERT INTO public.notice VALUES
	(1, 'x', '{}', '', '2026-11-24 03:00:00+00', NULL, 5),
	(2, 'x', '{}', '', '2026-11-24 03:00:00+00', NULL, 10),
	(3, 'x', '{}', '', '2026-11-24 03:00:00+00', NULL, 9),
	(4, 'x', '{}', '', '2026-11-24 03:00:00+00', NULL, 10),
	(5, 'x', '{}', '', '2026-11-24 03:00:00+00', NULL, 5),
	(6, 'x', '{}', '', '2026-11-24 03:00:00+00', NULL, 9),
	(7, 'x', '{}', '', '2026-11-24 03:00:00+00', NULL, 7),
	(8, 'x', '{}', '', '2026-11-24 03:00:00+00', NULL, 9),
	(9, 'x', '{}', '', '2026-11-24 03:00:00+00', NULL, 8),
	(10, 'x', '{}', '', '2026-11-24 03:00:00+00', NULL, 4);

INSERT INTO public.opportunity VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 0', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 3, NULL, 13, NULL, NULL, 4, NULL, 5, 2, 7),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 1', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 1, NULL, 10, NULL, NULL, 7, NULL, NULL, 2, 7),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 2', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 2, NULL, 6, NULL, NULL, 10, NULL, 2, 2, 7),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 3', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 2, NULL, 3, NULL, NULL, 10, NULL, 1, 2, 7),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 4', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 4, NULL, 10, NULL, NULL, 13, NULL, 5, 2, 7),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 5', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, NULL, NULL, 13, NULL, NULL, 10, NULL, NULL, 2, 7),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 6', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 5, NULL, 5, NULL, NULL, 10, NULL, NULL, 2, 7),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 7', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, NULL, NULL, 9, NULL, NULL, 4, NULL, 4, 2, 7),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 8', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 4, NULL, 6, NULL, NULL, 8, NULL, 6, 2, 7),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 9', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, NULL, NULL, 12, NULL, NULL, 4, NULL, NULL, 2, 7),
	(11, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 10', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 3, NULL, 9, NULL, NULL, 6, NULL, NULL, 2, 7),
	(12, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 11', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 2, NULL, 4, NULL, NULL, 8, NULL, NULL, 2, 7),
	(13, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 12', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, NULL, NULL, 10, NULL, NULL, 5, NULL, 4, 2, 7),
	(14, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 13', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 7, NULL, 13, NULL, NULL, 5, NULL, 1, 2, 7),
	(15, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 14', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 6, NULL, 2, NULL, NULL, 10, NULL, 6, 2, 7),
	(16, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 15', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 5, NULL, 3, NULL, NULL, 10, NULL, NULL, 2, 7),
	(17, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 16', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, NULL, NULL, 3, NULL, NULL, 5, NULL, NULL, 2, 7),
	(18, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Deal 17', DEFAULT, '2026-11-24 03:00:00+00', 'open', NULL, NULL, 'VND', '2026-11-24', NULL, NULL, '', 0, '', '{}', '', NULL, 5, NULL, 4, NULL, NULL, 2, NULL, NULL, 2, 7);

INSERT INTO public.opportunity_line VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 1, 1),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 2, 1),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 3, 1),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 4, 1),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 5, 1),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 6, 1),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 7, 1),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 8, 1),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 9, 1),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 10, 1),
	(11, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 11, 1),
	(12, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 12, 1),
	(13, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 13, 1),
	(14, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 14, 1),
	(15, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 15, 1),
	(16, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 16, 1),
	(17, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 17, 1),
	(18, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.000, 1.0000, 0.00, 1.0000, 0, 18, 1);

INSERT INTO public.opportunity_tag VALUES
	(1, 1, 1),
	(2, 2, 1),
	(3, 3, 1),
	(4, 4, 1),
	(5, 5, 1),
	(6, 6, 1),
	(7, 7, 1),
	(8, 8, 1),
	(9, 9, 1),
	(10, 10, 1),
	(11, 11, 1),
	(12, 12, 1),
	(13, 13, 1),
	(14, 14, 1),
	(15, 15, 1),
	(16, 16, 1),
	(17, 17, 1),
	(18, 18, 1);

INSERT INTO public.person VALUES
	(1, '', NULL, '2026-11-25 06:19:10.155448+00', '2026-11-25 06:19:10.155448+00', 1, 'robot@vai.invalid', 'Vai', DEFAULT, '', 'administrator', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, true, '', NULL),
	(5, '!ncQ3MJ24K05fMCsgR9HM4opMJt4r9opyhpvzLfMm', NULL, '2026-11-25 06:19:10.263736+00', '2026-11-25 06:19:10.263736+00', 1, 'p3@example.vn', 'Người 3', DEFAULT, '', 'key_account_manager', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, false, '', 6),
	(6, '!PJa4DYJqb5eb5i3dGfXdfFeUA9bsRRsV66EJ4aoj', NULL, '2026-11-25 06:19:10.264396+00', '2026-11-25 06:19:10.264396+00', 1, 'p4@example.vn', 'Người 4', DEFAULT, '', 'sale_account', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, false, '', 5),
	(7, '!i8mLbvoUdVTWyfNQmKdbm7Y26tY1Dj6WgL565dDb', NULL, '2026-11-25 06:19:10.265245+00', '2026-11-25 06:19:10.265245+00', 1, 'p5@example.vn', 'Người 5', DEFAULT, '', 'sale_assistant', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, false, false, '', NULL),
	(8, '!krOx4j2bJqrGk2WzvOp46anxNSLost5C2CDoi9cD', NULL, '2026-11-25 06:19:10.265866+00', '2026-11-25 06:19:10.265866+00', 1, 'p6@example.vn', 'Người 6', DEFAULT, '', 'team_lead', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, false, '', NULL),
	(9, '!4OAWR4chQEZOZsWxdjwKfHto7hZy3T4dwB84oHUC', NULL, '2026-11-25 06:19:10.2667+00', '2026-11-25 06:19:10.2667+00', 1, 'p7@example.vn', 'Người 7', DEFAULT, '', 'executive', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, false, '', 1),
	(10, '!h9QS4RaszHUDBFXASZAH9MOyTLaV6CREp32kbdKq', NULL, '2026-11-25 06:19:10.269282+00', '2026-11-25 06:19:10.269282+00', 1, 'p8@example.vn', 'Người 8', DEFAULT, '', 'administrator', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, false, '', 6),
	(11, '!63Sj3tbhBoyTk7MdrtO3zeebMwg3IBpPBBip36vQ', NULL, '2026-11-25 06:19:10.269962+00', '2026-11-25 06:19:10.269962+00', 1, 'p9@example.vn', 'Người 9', DEFAULT, '', 'team_lead', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, false, '', 2),
	(12, '!Vl7MRNk3fPM8vaEynAKUwGCEHXgWKgnDkNreve4Z', NULL, '2026-11-25 06:19:10.27166+00', '2026-11-25 06:19:10.27166+00', 1, 'p10@example.vn', 'Người 10', DEFAULT, '', 'team_lead', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, false, false, '', 5),
	(13, '!Az1SonFjg007aKaPtnfUY4GclyGayviTXiPXyx70', NULL, '2026-11-25 06:19:10.272468+00', '2026-11-25 06:19:10.272468+00', 1, 'p11@example.vn', 'Người 11', DEFAULT, '', 'hunter', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, false, '', 5),
	(2, 'argon2$argon2id$v=19$m=102400,t=2,p=8$ejhhM1dYZnVFNFprM2l5SmhnZWpkNg$4QqeTtOxXINFBJIC+PtDwV/IIAvchBCoyVsf5dhuWWE', NULL, '2026-11-25 06:19:10.261737+00', '2026-11-25 06:19:10.9038+00', 2, 'p0@example.vn', 'Người 0', DEFAULT, '', 'hunter', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, false, '', 1),
	(3, 'argon2$argon2id$v=19$m=102400,t=2,p=8$OXdMYU1ONnNYMklvNzZaem1xTlpZbA$7EBQ2hDyoFbcHVAjjouJjGsawxfCrMayaFdSTlg354s', NULL, '2026-11-25 06:19:10.262433+00', '2026-11-25 06:19:11.140206+00', 2, 'p1@example.vn', 'Người 1', DEFAULT, '', 'account_manager', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, false, '', 1),
	(4, 'argon2$argon2id$v=19$m=102400,t=2,p=8$QWxsZ3ZPRUdxc0NxVmg2dGQ4WGZTeA$p1Kf2iP/CWZnXobMtMyIp/CVnQko3XN92qQHT75Vaf0', NULL, '2026-11-25 06:19:10.263057+00', '2026-11-25 06:19:11.342323+00', 2, 'p2@example.vn', 'Người 2', DEFAULT, '', 'relationship_manager', '', 'vi', 'Asia/Ho_Chi_Minh', 'auto', NULL, true, false, '', 5);

INSERT INTO public.pipeline VALUES
	(1, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Bán hàng', 0, true, NULL, 'Sales'),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Probe', 0, false, NULL, '');

INSERT INTO public.price VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 1.0000, 1, 1);

INSERT INTO public.price_list VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Probe', 'USD', NULL, NULL, false, NULL);

INSERT INTO public.procrastinate_events VALUES
	(1, 1, 'deferred', '2026-11-25 06:19:11.350826+00');

INSERT INTO public.procrastinate_jobs VALUES
	(1, 'default', 'journal.tell', NULL, '{"at": "2026-11-24T03:00:00+00:00", "kind": "x", "person": 2, "person_id": 1, "on_behalf_of_id": null}', 'todo', NULL, 0, NULL, 0, false, NULL);

INSERT INTO public.procrastinate_periodic_defers VALUES
	(1, 'x', NULL, NULL, '');

INSERT INTO public.procrastinate_workers OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-25 06:19:38.286186+00');

INSERT INTO public.product VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, '', 'Probe', DEFAULT, '', '', false, NULL, '', NULL, NULL);

INSERT INTO public.product_family VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Probe', DEFAULT, 0, NULL);

INSERT INTO public.saved_view VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'accounts', 'x', '', 0, 2),
	(2, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'accounts', 'x', '', 0, 3),
	(3, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'accounts', 'x', '', 0, 4),
	(4, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'accounts', 'x', '', 0, 5),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'accounts', 'x', '', 0, 6),
	(6, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'accounts', 'x', '', 0, 8),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'accounts', 'x', '', 0, 9),
	(8, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'accounts', 'x', '', 0, 10),
	(9, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'accounts', 'x', '', 0, 11),
	(10, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'accounts', 'x', '', 0, 13);

INSERT INTO public.search_entry VALUES
	(36, 'contact', 1, 'lien he 0', '''#0000'' ''#00000'' ''#000000'' ''#0912000000'' ''#12000000'' ''#2000000'' ''#4912000000'' ''#84912000000'' ''#912000000'' ''.p10'' ''0'' ''he'' ''lien'''),
	(38, 'contact', 2, 'lien he 1', '''#000001'' ''#00001'' ''#0001'' ''#0912000001'' ''#12000001'' ''#2000001'' ''#4912000001'' ''#84912000001'' ''#912000001'' ''.p7'' ''1'' ''he'' ''lien'''),
	(40, 'contact', 3, 'lien he 2', '''#000002'' ''#00002'' ''#0002'' ''#0912000002'' ''#12000002'' ''#2000002'' ''#4912000002'' ''#84912000002'' ''#912000002'' ''.o3'' ''.p10'' ''.p12'' ''.p3'' ''.p8'' ''.t1'' ''.t5'' ''.t6'' ''2'' ''he'' ''lien'''),
	(43, 'contact', 4, 'lien he 3', '''#000003'' ''#00003'' ''#0003'' ''#0912000003'' ''#12000003'' ''#2000003'' ''#4912000003'' ''#84912000003'' ''#912000003'' ''.o3'' ''.p7'' ''3'' ''he'' ''lien'''),
	(46, 'contact', 5, 'lien he 4', '''#000004'' ''#00004'' ''#0004'' ''#0912000004'' ''#12000004'' ''#2000004'' ''#4912000004'' ''#84912000004'' ''#912000004'' ''.o3'' ''.p12'' ''.p9'' ''.t5'' ''4'' ''he'' ''lien'''),
	(50, 'contact', 6, 'lien he 5', '''#000005'' ''#00005'' ''#0005'' ''#0912000005'' ''#12000005'' ''#2000005'' ''#4912000005'' ''#84912000005'' ''#912000005'' ''.o3'' ''.p13'' ''5'' ''he'' ''lien'''),
	(53, 'contact', 7, 'lien he 6', '''#000006'' ''#00006'' ''#0006'' ''#0912000006'' ''#12000006'' ''#2000006'' ''#4912000006'' ''#84912000006'' ''#912000006'' ''.p4'' ''6'' ''he'' ''lien'''),
	(55, 'contact', 8, 'lien he 7', '''#000007'' ''#00007'' ''#0007'' ''#0912000007'' ''#12000007'' ''#2000007'' ''#4912000007'' ''#84912000007'' ''#912000007'' ''.p12'' ''.p5'' ''.t5'' ''7'' ''he'' ''lien'''),
	(58, 'contact', 9, 'lien he 8', '''#000008'' ''#00008'' ''#0008'' ''#0912000008'' ''#12000008'' ''#2000008'' ''#4912000008'' ''#84912000008'' ''#912000008'' ''.o6'' ''.p2'' ''.t1'' ''8'' ''he'' ''lien'''),
	(61, 'contact', 10, 'lien he 9', '''#000009'' ''#00009'' ''#0009'' ''#0912000009'' ''#12000009'' ''#2000009'' ''#4912000009'' ''#84912000009'' ''#912000009'' ''.p12'' ''.p6'' ''.t5'' ''9'' ''he'' ''lien'''),
	(64, 'contact', 11, 'lien he 10', '''#000010'' ''#00010'' ''#0010'' ''#0912000010'' ''#12000010'' ''#2000010'' ''#4912000010'' ''#84912000010'' ''#912000010'' ''.o4'' ''.p5'' ''10'' ''he'' ''lien'''),
	(67, 'contact', 12, 'lien he 11', '''#000011'' ''#00011'' ''#0011'' ''#0912000011'' ''#12000011'' ''#2000011'' ''#4912000011'' ''#84912000011'' ''#912000011'' ''.o3'' ''.p10'' ''.p12'' ''.p3'' ''.p5'' ''.p8'' ''.t1'' ''.t5'' ''.t6'' ''11'' ''he'' ''lien'''),
	(70, 'contact', 13, 'lien he 12', '''#000012'' ''#00012'' ''#0012'' ''#0912000012'' ''#12000012'' ''#2000012'' ''#4912000012'' ''#84912000012'' ''#912000012'' ''.o3'' ''.p5'' ''12'' ''he'' ''lien'''),
	(73, 'contact', 14, 'lien he 13', '''#000013'' ''#00013'' ''#0013'' ''#0912000013'' ''#12000013'' ''#2000013'' ''#4912000013'' ''#84912000013'' ''#912000013'' ''.p2'' ''13'' ''he'' ''lien'''),
	(7, 'account', 2, 'cong ty 1', '''.o6'' ''.t1'' ''1'' ''a2'' ''cong'' ''example'' ''ty'' ''vn'''),
	(12, 'account', 3, 'cong ty 2', '''.p12'' ''.t5'' ''2'' ''a3'' ''cong'' ''example'' ''ty'' ''vn'''),
	(16, 'account', 4, 'cong ty 3', '''.o4'' ''3'' ''a4'' ''cong'' ''example'' ''ty'' ''vn'''),
	(17, 'account', 5, 'cong ty 4', '''.p9'' ''.t1'' ''4'' ''a5'' ''cong'' ''example'' ''ty'' ''vn'''),
	(21, 'account', 6, 'cong ty 5', '''.p8'' ''5'' ''a6'' ''cong'' ''example'' ''ty'' ''vn'''),
	(24, 'account', 7, 'cong ty 6', '''.o3'' ''.p10'' ''.p12'' ''.p3'' ''.p8'' ''.t1'' ''.t5'' ''.t6'' ''6'' ''a7'' ''cong'' ''example'' ''ty'' ''vn'''),
	(35, 'account', 8, 'cong ty 7', '''.o3'' ''7'' ''a8'' ''cong'' ''example'' ''ty'' ''vn'''),
	(83, 'lead', 1, 'lead 0', '''.o13'' ''.q4'' ''.t4'' ''0'' ''lead'''),
	(84, 'lead', 2, 'lead 1', '''.o8'' ''.q2'' ''.t2'' ''1'' ''lead'''),
	(85, 'lead', 3, 'lead 2', '''.o8'' ''.q6'' ''.t6'' ''2'' ''lead'''),
	(86, 'lead', 4, 'lead 3', '''.p13'' ''3'' ''lead'''),
	(87, 'lead', 5, 'lead 4', '''.p4'' ''.t5'' ''4'' ''lead'''),
	(88, 'lead', 6, 'lead 5', '''.o9'' ''.q5'' ''.t5'' ''5'' ''lead'''),
	(89, 'lead', 7, 'lead 6', '''.p7'' ''.t5'' ''6'' ''lead'''),
	(90, 'lead', 8, 'lead 7', '''.p13'' ''.t5'' ''7'' ''lead'''),
	(91, 'lead', 9, 'lead 8', '''.o5'' ''.q2'' ''.t2'' ''8'' ''lead'''),
	(92, 'lead', 10, 'lead 9', '''.p5'' ''.t2'' ''9'' ''lead'''),
	(93, 'lead', 11, 'lead 10', '''.p10'' ''.t2'' ''10'' ''lead'''),
	(94, 'lead', 12, 'lead 11', '''.o12'' ''.q4'' ''.t4'' ''11'' ''lead'''),
	(95, 'lead', 13, 'lead 12', '''.p10'' ''.t5'' ''12'' ''lead'''),
	(96, 'lead', 14, 'lead 13', '''.p10'' ''.t4'' ''13'' ''lead'''),
	(97, 'opportunity', 1, 'deal 0', '''.p12'' ''.p4'' ''.t5'' ''0'' ''deal'''),
	(98, 'opportunity', 2, 'deal 1', '''.p7'' ''.t1'' ''1'' ''deal'''),
	(99, 'opportunity', 3, 'deal 2', '''.o6'' ''.p10'' ''.t1'' ''.t2'' ''2'' ''deal'''),
	(100, 'opportunity', 4, 'deal 3', '''.o6'' ''.p10'' ''.t1'' ''3'' ''deal'''),
	(101, 'opportunity', 5, 'deal 4', '''.o4'' ''.p13'' ''.t5'' ''4'' ''deal'''),
	(102, 'opportunity', 6, 'deal 5', '''.p10'' ''5'' ''deal'''),
	(103, 'opportunity', 7, 'deal 6', '''.p10'' ''.p9'' ''.t1'' ''6'' ''deal'''),
	(104, 'opportunity', 8, 'deal 7', '''.p4'' ''.t4'' ''7'' ''deal'''),
	(105, 'opportunity', 9, 'deal 8', '''.o4'' ''.p8'' ''.t6'' ''8'' ''deal'''),
	(106, 'opportunity', 10, 'deal 9', '''.p4'' ''9'' ''deal'''),
	(107, 'opportunity', 11, 'deal 10', '''.p12'' ''.p6'' ''.t5'' ''10'' ''deal'''),
	(108, 'opportunity', 12, 'deal 11', '''.o6'' ''.p8'' ''.t1'' ''11'' ''deal'''),
	(109, 'opportunity', 13, 'deal 12', '''.p5'' ''.t4'' ''12'' ''deal'''),
	(110, 'opportunity', 14, 'deal 13', '''.o3'' ''.p10'' ''.p12'' ''.p3'' ''.p5'' ''.p8'' ''.t1'' ''.t5'' ''.t6'' ''13'' ''deal'''),
	(111, 'opportunity', 15, 'deal 14', '''.p10'' ''.p8'' ''.t6'' ''14'' ''deal''');
INSERT INTO public.search_entry VALUES
	(112, 'opportunity', 16, 'deal 15', '''.p10'' ''.p9'' ''.t1'' ''15'' ''deal'''),
	(113, 'opportunity', 17, 'deal 16', '''.p5'' ''16'' ''deal'''),
	(114, 'opportunity', 18, 'deal 17', '''.p2'' ''.p9'' ''.t1'' ''17'' ''deal'''),
	(1, 'account', 1, 'nhua binh minh', '''.t1'' ''a1'' ''binh'' ''example'' ''minh'' ''nhua'' ''vn''');

INSERT INTO public.socialaccount_socialaccount VALUES
	(1, 'x', 'x', '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', '{}', 1);

INSERT INTO public.socialaccount_socialapp VALUES
	(1, 'x', 'x', 'x', 'x', 'x', 'x', '{}');

INSERT INTO public.socialaccount_socialtoken VALUES
	(1, 'x', 'x', NULL, 1, NULL);

INSERT INTO public.stage VALUES
	(1, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Tiếp cận', 'Prospecting', 0, 10, 'open', 7, NULL, 1),
	(2, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Trao đổi', 'Engaging', 1, 30, 'open', 10, NULL, 1),
	(3, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Đề xuất', 'Proposal', 2, 50, 'open', 14, NULL, 1),
	(4, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Đàm phán', 'Negotiation', 3, 70, 'open', 14, NULL, 1),
	(5, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Thắng', 'Won', 4, 100, 'won', 14, NULL, 1),
	(6, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'Thua', 'Lost', 5, 0, 'lost', 14, NULL, 1),
	(7, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'Probe', '', 0, 0, 'open', 14, NULL, 2);

INSERT INTO public.stage_change VALUES
	(1, '2026-11-24 03:00:00+00', NULL, 1, 4, 7),
	(2, '2026-11-24 03:00:00+00', NULL, 2, 7, 7),
	(3, '2026-11-24 03:00:00+00', NULL, 3, 10, 7),
	(4, '2026-11-24 03:00:00+00', NULL, 4, 10, 7),
	(5, '2026-11-24 03:00:00+00', NULL, 5, 13, 7),
	(6, '2026-11-24 03:00:00+00', NULL, 6, 10, 7),
	(7, '2026-11-24 03:00:00+00', NULL, 7, 10, 7),
	(8, '2026-11-24 03:00:00+00', NULL, 8, 4, 7),
	(9, '2026-11-24 03:00:00+00', NULL, 9, 8, 7),
	(10, '2026-11-24 03:00:00+00', NULL, 10, 4, 7),
	(11, '2026-11-24 03:00:00+00', NULL, 11, 6, 7),
	(12, '2026-11-24 03:00:00+00', NULL, 12, 8, 7),
	(13, '2026-11-24 03:00:00+00', NULL, 13, 5, 7),
	(14, '2026-11-24 03:00:00+00', NULL, 14, 5, 7),
	(15, '2026-11-24 03:00:00+00', NULL, 15, 10, 7),
	(16, '2026-11-24 03:00:00+00', NULL, 16, 10, 7),
	(17, '2026-11-24 03:00:00+00', NULL, 17, 5, 7),
	(18, '2026-11-24 03:00:00+00', NULL, 18, 2, 7);

INSERT INTO public.tag VALUES
	(1, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'vip', DEFAULT, 'grey');

INSERT INTO public.team VALUES
	(1, '2026-11-25 06:19:10.258129+00', '2026-11-25 06:19:10.273189+00', 2, 'Team 0', DEFAULT, '', NULL, 11, NULL),
	(2, '2026-11-25 06:19:10.258969+00', '2026-11-25 06:19:10.275382+00', 2, 'Team 1', DEFAULT, '', NULL, NULL, 1),
	(3, '2026-11-25 06:19:10.259527+00', '2026-11-25 06:19:10.276272+00', 2, 'Team 2', DEFAULT, '', NULL, 5, 1),
	(4, '2026-11-25 06:19:10.260021+00', '2026-11-25 06:19:10.276842+00', 2, 'Team 3', DEFAULT, '', NULL, NULL, 3),
	(5, '2026-11-25 06:19:10.260565+00', '2026-11-25 06:19:10.278651+00', 2, 'Team 4', DEFAULT, '', NULL, NULL, 1),
	(6, '2026-11-25 06:19:10.261083+00', '2026-11-25 06:19:10.279305+00', 2, 'Team 5', DEFAULT, '', NULL, 11, NULL);

INSERT INTO public.tier VALUES
	(1, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'platinum', 'Platinum', 0, 14, NULL),
	(2, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'gold', 'Gold', 1, 30, NULL),
	(3, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'silver', 'Silver', 2, 60, NULL),
	(4, '2026-11-25 06:19:10.157686+00', '2026-11-25 06:19:10.157686+00', 1, 'base', 'Base', 3, 120, NULL),
	(5, '2026-11-24 03:00:00+00', '2026-11-24 03:00:00+00', 1, 'probe', 'Probe', 0, 14, NULL);

INSERT INTO public.undone_change VALUES
	('6fac1955-6350-4877-9029-92cf64677601', '461c48a7-7109-49df-9b79-900965b2a41c', 1, '2026-11-24 03:00:00+00');

INSERT INTO public.usersessions_usersession VALUES
	(1, '2026-11-24 03:00:00+00', '127.0.0.1', '2026-11-24 03:00:00+00', 'x', 'x', '{}', 1);

INSERT INTO vai.applied_sql VALUES
	('16b6e2b2a0be351c07c16b4bae86f8a1d84c91f5e11ed8ac75f467871db0ceae');

INSERT INTO vai.exempt_table VALUES
	('person', 'Colleagues know each other, and sign-in reads it before anybody acts; no customer data.'),
	('team', 'The company''s own structure; no customer data.'),
	('django_migrations', 'Which migrations ran.'),
	('account_emailaddress', 'Addresses of colleagues: read at sign-in.'),
	('account_emailconfirmation', 'Confirmations of colleagues'' addresses.'),
	('django_content_type', 'Names of models.'),
	('auth_permission', 'Unused, brought by the library of sign-in.'),
	('auth_group', 'Unused, brought by the library of sign-in.'),
	('auth_group_permissions', 'Unused, brought by the library of sign-in.'),
	('cache_entry', 'Counts of wrong passwords: read before anybody acts.'),
	('mfa_authenticator', 'Second factors of colleagues: read at sign-in.'),
	('procrastinate_periodic_defers', 'When nightly jobs ran.'),
	('procrastinate_events', 'What became of jobs.'),
	('procrastinate_jobs', 'Jobs carry ids only; the worker takes them before it acts for anybody.'),
	('procrastinate_workers', 'Which workers are alive.'),
	('django_session', 'Sessions: read before anybody acts.'),
	('socialaccount_socialtoken', 'Single sign-on tokens of colleagues.'),
	('socialaccount_socialapp', 'Single sign-on providers.'),
	('socialaccount_socialaccount', 'Single sign-on of colleagues: read at sign-in.'),
	('usersessions_usersession', 'Sessions of colleagues.');

INSERT INTO vai.guarded_table VALUES
	('delegation', false),
	('company_settings', false),
	('holiday', true),
	('currency_rate', true),
	('saved_view', true),
	('interaction', false),
	('interaction_contact', true),
	('interaction_person', true),
	('mention', true),
	('next_step', false),
	('attachment', false),
	('notice', true),
	('history_entry', false),
	('undone_change', false),
	('account', false),
	('coverage', false),
	('coverage_offer', false),
	('contact', false),
	('affiliation', false),
	('contact_point', true),
	('account_tag', true),
	('contact_tag', true),
	('account_group', false),
	('account_group_member', true),
	('merge', false),
	('tier', false),
	('tag', false),
	('custom_field', false),
	('product_family', false),
	('product', false),
	('price_list', false),
	('price', true),
	('answer', false),
	('pipeline', false),
	('stage', false),
	('lead_source', false),
	('lost_reason', false),
	('lead', false),
	('opportunity', false),
	('opportunity_line', true),
	('stage_change', false),
	('opportunity_tag', true),
	('lead_tag', true),
	('handover_template', false),
	('handover', false),
	('handover_item', false),
	('guidance_answer', true),
	('guidance_mute', true),
	('import_batch', false),
	('import_row', true);
INSERT INTO vai.guarded_table VALUES
	('external_key', true),
	('import_profile', false),
	('idempotency_key', true),
	('search_entry', false);

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, true);

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, true);

SELECT pg_catalog.setval('public.account_group_id_seq', 4, true);

SELECT pg_catalog.setval('public.account_group_member_id_seq', 4, true);

SELECT pg_catalog.setval('public.account_id_seq', 8, true);

SELECT pg_catalog.setval('public.account_tag_id_seq', 8, true);

SELECT pg_catalog.setval('public.affiliation_id_seq', 11, true);

SELECT pg_catalog.setval('public.answer_id_seq', 1, true);

SELECT pg_catalog.setval('public.attachment_id_seq', 24, true);

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, true);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, true);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 284, true);

SELECT pg_catalog.setval('public.company_settings_id_seq', 1, true);

SELECT pg_catalog.setval('public.contact_id_seq', 14, true);

SELECT pg_catalog.setval('public.contact_point_id_seq', 22, true);

SELECT pg_catalog.setval('public.contact_tag_id_seq', 14, true);

SELECT pg_catalog.setval('public.coverage_id_seq', 10, true);

SELECT pg_catalog.setval('public.coverage_offer_id_seq', 2, true);

SELECT pg_catalog.setval('public.currency_rate_id_seq', 1, true);

SELECT pg_catalog.setval('public.custom_field_id_seq', 1, true);

SELECT pg_catalog.setval('public.delegation_id_seq', 8, true);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 71, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 96, true);

SELECT pg_catalog.setval('public.external_key_id_seq', 10, true);

SELECT pg_catalog.setval('public.guidance_answer_id_seq', 10, true);

SELECT pg_catalog.setval('public.guidance_mute_id_seq', 10, true);

SELECT pg_catalog.setval('public.handover_id_seq', 8, true);

SELECT pg_catalog.setval('public.handover_item_id_seq', 8, true);

SELECT pg_catalog.setval('public.handover_template_id_seq', 5, true);

SELECT pg_catalog.setval('public.history_entry_id_seq', 510, true);

SELECT pg_catalog.setval('public.holiday_id_seq', 46, true);

SELECT pg_catalog.setval('public.idempotency_key_id_seq', 10, true);

SELECT pg_catalog.setval('public.import_batch_id_seq', 10, true);

SELECT pg_catalog.setval('public.import_profile_id_seq', 10, true);

SELECT pg_catalog.setval('public.import_row_id_seq', 10, true);

SELECT pg_catalog.setval('public.interaction_contact_id_seq', 24, true);

SELECT pg_catalog.setval('public.interaction_id_seq', 24, true);

SELECT pg_catalog.setval('public.interaction_person_id_seq', 24, true);

SELECT pg_catalog.setval('public.lead_id_seq', 14, true);

SELECT pg_catalog.setval('public.lead_source_id_seq', 10, true);

SELECT pg_catalog.setval('public.lead_tag_id_seq', 14, true);

SELECT pg_catalog.setval('public.lost_reason_id_seq', 14, true);

SELECT pg_catalog.setval('public.mention_id_seq', 24, true);

SELECT pg_catalog.setval('public.merge_id_seq', 6, true);

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, true);

SELECT pg_catalog.setval('public.next_step_id_seq', 24, true);

SELECT pg_catalog.setval('public.notice_id_seq', 10, true);

SELECT pg_catalog.setval('public.opportunity_id_seq', 18, true);

SELECT pg_catalog.setval('public.opportunity_line_id_seq', 18, true);

SELECT pg_catalog.setval('public.opportunity_tag_id_seq', 18, true);

SELECT pg_catalog.setval('public.person_id_seq', 13, true);

SELECT pg_catalog.setval('public.pipeline_id_seq', 2, true);

SELECT pg_catalog.setval('public.price_id_seq', 1, true);

SELECT pg_catalog.setval('public.price_list_id_seq', 1, true);

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, true);

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, true);

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, true);

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, true);

SELECT pg_catalog.setval('public.product_family_id_seq', 1, true);

SELECT pg_catalog.setval('public.product_id_seq', 1, true);

SELECT pg_catalog.setval('public.saved_view_id_seq', 10, true);

SELECT pg_catalog.setval('public.search_entry_id_seq', 115, true);

SELECT pg_catalog.setval('public.socialaccount_socialaccount_id_seq', 1, true);

SELECT pg_catalog.setval('public.socialaccount_socialapp_id_seq', 1, true);

SELECT pg_catalog.setval('public.socialaccount_socialtoken_id_seq', 1, true);

SELECT pg_catalog.setval('public.stage_change_id_seq', 18, true);

SELECT pg_catalog.setval('public.stage_id_seq', 7, true);

SELECT pg_catalog.setval('public.tag_id_seq', 1, true);

SELECT pg_catalog.setval('public.team_id_seq', 6, true);

SELECT pg_catalog.setval('public.tier_id_seq', 5, true);

SELECT pg_catalog.setval('public.usersessions_usersession_id_seq', 1, true);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_group_member
    ADD CONSTRAINT account_group_member_once UNIQUE (group_id, account_id);

ALTER TABLE ONLY public.account_group_member
    ADD CONSTRAINT account_group_member_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_group
    ADD CONSTRAINT account_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_tag
    ADD CONSTRAINT account_tag_once UNIQUE (account_id, tag_id);

ALTER TABLE ONLY public.account_tag
    ADD CONSTRAINT account_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.affiliation
    ADD CONSTRAINT affiliation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cache_entry
    ADD CONSTRAINT cache_entry_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.company_settings
    ADD CONSTRAINT company_settings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contact_point
    ADD CONSTRAINT contact_point_once_account UNIQUE (account_id, kind, value);

ALTER TABLE ONLY public.contact_point
    ADD CONSTRAINT contact_point_once_contact UNIQUE (contact_id, kind, value);

ALTER TABLE ONLY public.contact_point
    ADD CONSTRAINT contact_point_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contact_tag
    ADD CONSTRAINT contact_tag_once UNIQUE (contact_id, tag_id);

ALTER TABLE ONLY public.contact_tag
    ADD CONSTRAINT contact_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.coverage_offer
    ADD CONSTRAINT coverage_offer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.coverage
    ADD CONSTRAINT coverage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.currency_rate
    ADD CONSTRAINT currency_rate_once_a_day UNIQUE (currency, "on");

ALTER TABLE ONLY public.currency_rate
    ADD CONSTRAINT currency_rate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.custom_field
    ADD CONSTRAINT custom_field_once UNIQUE (entity, code);

ALTER TABLE ONLY public.custom_field
    ADD CONSTRAINT custom_field_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delegation
    ADD CONSTRAINT delegation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.external_key
    ADD CONSTRAINT external_key_once UNIQUE (person_id, source, entity, key);

ALTER TABLE ONLY public.external_key
    ADD CONSTRAINT external_key_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.guidance_answer
    ADD CONSTRAINT guidance_answer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.guidance_mute
    ADD CONSTRAINT guidance_mute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.handover_item
    ADD CONSTRAINT handover_item_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.handover
    ADD CONSTRAINT handover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.handover_template
    ADD CONSTRAINT handover_template_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.history_entry
    ADD CONSTRAINT history_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT holiday_day_key UNIQUE (day);

ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT holiday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_once UNIQUE (person_id, key);

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.import_batch
    ADD CONSTRAINT import_batch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.import_profile
    ADD CONSTRAINT import_profile_code_key UNIQUE (code);

ALTER TABLE ONLY public.import_profile
    ADD CONSTRAINT import_profile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.import_row
    ADD CONSTRAINT import_row_once UNIQUE (batch_id, is_dry, "position");

ALTER TABLE ONLY public.import_row
    ADD CONSTRAINT import_row_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interaction_contact
    ADD CONSTRAINT interaction_contact_once UNIQUE (interaction_id, contact_id);

ALTER TABLE ONLY public.interaction_contact
    ADD CONSTRAINT interaction_contact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interaction_person
    ADD CONSTRAINT interaction_person_once UNIQUE (interaction_id, person_id);

ALTER TABLE ONLY public.interaction_person
    ADD CONSTRAINT interaction_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.interaction
    ADD CONSTRAINT interaction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.lead
    ADD CONSTRAINT lead_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.lead_source
    ADD CONSTRAINT lead_source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.lead_tag
    ADD CONSTRAINT lead_tag_once UNIQUE (lead_id, tag_id);

ALTER TABLE ONLY public.lead_tag
    ADD CONSTRAINT lead_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.lost_reason
    ADD CONSTRAINT lost_reason_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_once UNIQUE (interaction_id, person_id);

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.merge
    ADD CONSTRAINT merge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.next_step
    ADD CONSTRAINT next_step_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.opportunity_line
    ADD CONSTRAINT opportunity_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.opportunity_tag
    ADD CONSTRAINT opportunity_tag_once UNIQUE (opportunity_id, tag_id);

ALTER TABLE ONLY public.opportunity_tag
    ADD CONSTRAINT opportunity_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_email_key UNIQUE (email);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pipeline
    ADD CONSTRAINT pipeline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.price_list
    ADD CONSTRAINT price_list_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.price
    ADD CONSTRAINT price_once UNIQUE (product_id, price_list_id);

ALTER TABLE ONLY public.price
    ADD CONSTRAINT price_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product_family
    ADD CONSTRAINT product_family_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_name_once UNIQUE (person_id, list_code, name);

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.search_entry
    ADD CONSTRAINT search_entry_once UNIQUE (kind, object_id);

ALTER TABLE ONLY public.search_entry
    ADD CONSTRAINT search_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stage_change
    ADD CONSTRAINT stage_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tag
    ADD CONSTRAINT tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tier
    ADD CONSTRAINT tier_code_key UNIQUE (code);

ALTER TABLE ONLY public.tier
    ADD CONSTRAINT tier_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.undone_change
    ADD CONSTRAINT undone_change_pkey PRIMARY KEY (change_id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);

ALTER TABLE ONLY vai.exempt_table
    ADD CONSTRAINT exempt_table_pkey PRIMARY KEY (name);

ALTER TABLE ONLY vai.guarded_table
    ADD CONSTRAINT guarded_table_pkey PRIMARY KEY (name);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX account_external ON public.account USING btree (external_id) WHERE (NOT ((external_id)::text = ''::text));

CREATE INDEX account_group_created_by_id_fbc767a9 ON public.account_group USING btree (created_by_id);

CREATE INDEX account_group_member_account_id_024be698 ON public.account_group_member USING btree (account_id);

CREATE INDEX account_group_member_group_id_37b41112 ON public.account_group_member USING btree (group_id);

CREATE INDEX account_merged_into_id_d9fa5497 ON public.account USING btree (merged_into_id);

CREATE INDEX account_name ON public.account USING btree (name_f, id);

CREATE INDEX account_name_key ON public.account USING btree (name_key);

CREATE INDEX account_opened_by_id_2def5acb ON public.account USING btree (opened_by_id);

CREATE INDEX account_parent ON public.account USING btree (parent_id) WHERE (parent_id IS NOT NULL);

CREATE INDEX account_parent_id_5f9163e3 ON public.account USING btree (parent_id);

CREATE INDEX account_recent ON public.account USING btree (updated_at DESC, id DESC);

CREATE INDEX account_short_name ON public.account USING btree (short_name_f, id) WHERE (NOT (short_name_f = ''::text));

CREATE INDEX account_tag_account_id_56e5ab03 ON public.account_tag USING btree (account_id);

CREATE INDEX account_tag_tag_id_476d9e4f ON public.account_tag USING btree (tag_id);

CREATE INDEX account_tax ON public.account USING btree (tax_digits) WHERE (NOT ((tax_digits)::text = ''::text));

CREATE INDEX account_team ON public.account USING btree (team_id, updated_at DESC, id DESC);

CREATE INDEX account_team_id_1789971b ON public.account USING btree (team_id);

CREATE INDEX account_tier_id_50a6ff4b ON public.account USING btree (tier_id);

CREATE INDEX account_unserved ON public.account USING btree (opened_by_id) WHERE is_unserved;

CREATE INDEX affiliation_account ON public.affiliation USING btree (account_id);

CREATE INDEX affiliation_account_id_333b6cb7 ON public.affiliation USING btree (account_id);

CREATE INDEX affiliation_contact ON public.affiliation USING btree (contact_id);

CREATE INDEX affiliation_contact_id_570b561b ON public.affiliation USING btree (contact_id);

CREATE UNIQUE INDEX affiliation_once ON public.affiliation USING btree (account_id, contact_id) WHERE (until IS NULL);

CREATE UNIQUE INDEX affiliation_one_primary ON public.affiliation USING btree (account_id) WHERE (is_primary AND (until IS NULL));

CREATE INDEX answer_product_id_8aef5793 ON public.answer USING btree (product_id);

CREATE INDEX answer_written_by_id_c7aaf86e ON public.answer USING btree (written_by_id);

CREATE INDEX attachment_account_stream ON public.attachment USING btree (account_id, created_at DESC, id DESC);

CREATE INDEX attachment_contact_stream ON public.attachment USING btree (contact_id, created_at DESC, id DESC);

CREATE INDEX attachment_interaction ON public.attachment USING btree (interaction_id);

CREATE INDEX attachment_interaction_id_7abc5a6d ON public.attachment USING btree (interaction_id);

CREATE INDEX attachment_lead_stream ON public.attachment USING btree (lead_id, created_at DESC, id DESC);

CREATE INDEX attachment_opportunity_stream ON public.attachment USING btree (opportunity_id, created_at DESC, id DESC);

CREATE INDEX attachment_uploaded_by_id_e0851fab ON public.attachment USING btree (uploaded_by_id);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX cache_entry_expires ON public.cache_entry USING btree (expires);

CREATE INDEX contact_external ON public.contact USING btree (external_id) WHERE (NOT ((external_id)::text = ''::text));

CREATE INDEX contact_merged_into_id_1b4197df ON public.contact USING btree (merged_into_id);

CREATE INDEX contact_name ON public.contact USING btree (name_f, id);

CREATE INDEX contact_owner ON public.contact USING btree (owner_id);

CREATE INDEX contact_owner_id_ae9e0fa7 ON public.contact USING btree (owner_id);

CREATE INDEX contact_point_account_id_553ecb0f ON public.contact_point USING btree (account_id);

CREATE INDEX contact_point_contact_id_0c509e2d ON public.contact_point USING btree (contact_id);

CREATE INDEX contact_point_phone ON public.contact_point USING btree (reversed_digits) WHERE ((kind)::text = 'phone'::text);

CREATE INDEX contact_point_value ON public.contact_point USING btree (value);

CREATE INDEX contact_sorted ON public.contact USING btree (sort_key, id);

CREATE INDEX contact_tag_contact_id_f6b9f502 ON public.contact_tag USING btree (contact_id);

CREATE INDEX contact_tag_tag_id_4fe1a118 ON public.contact_tag USING btree (tag_id);

CREATE INDEX coverage_account ON public.coverage USING btree (account_id);

CREATE INDEX coverage_account_id_e369f156 ON public.coverage USING btree (account_id);

CREATE INDEX coverage_book ON public.coverage USING btree (person_id, account_id) WHERE (until IS NULL);

CREATE INDEX coverage_offer_account_id_9c47af3f ON public.coverage_offer USING btree (account_id);

CREATE INDEX coverage_offer_offered_by_id_a5768832 ON public.coverage_offer USING btree (offered_by_id);

CREATE UNIQUE INDEX coverage_offer_once ON public.coverage_offer USING btree (account_id, person_id, mode) WHERE (answered_at IS NULL);

CREATE INDEX coverage_offer_open ON public.coverage_offer USING btree (person_id, account_id) WHERE (answered_at IS NULL);

CREATE INDEX coverage_offer_person_id_caa714b2 ON public.coverage_offer USING btree (person_id);

CREATE UNIQUE INDEX coverage_once ON public.coverage USING btree (account_id, mode, person_id) WHERE (until IS NULL);

CREATE UNIQUE INDEX coverage_one_lead_per_mode ON public.coverage USING btree (account_id, mode) WHERE (is_lead AND (until IS NULL));

CREATE INDEX coverage_outside ON public.coverage USING btree (team_id, account_id) WHERE (is_outside AND (until IS NULL));

CREATE INDEX coverage_person_id_d0743e37 ON public.coverage USING btree (person_id);

CREATE INDEX coverage_team_id_4e544258 ON public.coverage USING btree (team_id);

CREATE INDEX custom_field_code_1e714e64 ON public.custom_field USING btree (code);

CREATE INDEX custom_field_code_1e714e64_like ON public.custom_field USING btree (code varchar_pattern_ops);

CREATE INDEX delegation_delegate ON public.delegation USING btree (delegate_id);

CREATE INDEX delegation_delegate_id_2b685315 ON public.delegation USING btree (delegate_id);

CREATE INDEX delegation_principal_id_0bf4239f ON public.delegation USING btree (principal_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX external_key_batch_id_4fabf636 ON public.external_key USING btree (batch_id);

CREATE INDEX external_key_changed_by_id_4a3a967d ON public.external_key USING btree (changed_by_id);

CREATE INDEX external_key_of_batch ON public.external_key USING btree (batch_id);

CREATE INDEX external_key_of_record ON public.external_key USING btree (entity, object_id);

CREATE INDEX external_key_of_source ON public.external_key USING btree (source, entity, key);

CREATE INDEX external_key_person_id_626ba8e4 ON public.external_key USING btree (person_id);

CREATE INDEX guidance_answer_person_id_c5be8ffb ON public.guidance_answer USING btree (person_id);

CREATE INDEX guidance_answered ON public.guidance_answer USING btree (person_id, rule, subject_kind, subject_id, until);

CREATE INDEX guidance_mute_person_id_7d0f5be2 ON public.guidance_mute USING btree (person_id);

CREATE INDEX guidance_muted ON public.guidance_mute USING btree (person_id, rule, until);

CREATE INDEX guidance_recent ON public.guidance_answer USING btree (at);

CREATE INDEX handover_account ON public.handover USING btree (account_id, proposed_at DESC, id DESC);

CREATE INDEX handover_account_id_3a998cbc ON public.handover USING btree (account_id);

CREATE INDEX handover_answered ON public.handover USING btree (account_id, answered_at DESC, id DESC) WHERE (answered_at IS NOT NULL);

CREATE INDEX handover_given ON public.handover USING btree (giver_id, state);

CREATE INDEX handover_giver_id_69aabab4 ON public.handover USING btree (giver_id);

CREATE INDEX handover_item_done_by_id_57220c18 ON public.handover_item USING btree (done_by_id);

CREATE INDEX handover_item_handover_id_bf6e879b ON public.handover_item USING btree (handover_id);

CREATE INDEX handover_item_of ON public.handover_item USING btree (handover_id, "position", id);

CREATE UNIQUE INDEX handover_one_at_a_time ON public.handover USING btree (account_id, from_mode, to_mode) WHERE ((state)::text = ANY ((ARRAY['proposed'::character varying, 'sent_back'::character varying])::text[]));

CREATE INDEX handover_opportunity_id_4cd01942 ON public.handover USING btree (opportunity_id);

CREATE INDEX handover_received ON public.handover USING btree (receiver_id, state, due_at);

CREATE INDEX handover_receiver_id_01c1a15f ON public.handover USING btree (receiver_id);

CREATE UNIQUE INDEX handover_template_once ON public.handover_template USING btree (from_mode, to_mode) WHERE (archived_at IS NULL);

CREATE INDEX handover_waiting ON public.handover USING btree (due_at, id) WHERE ((escalated_at IS NULL) AND ((state)::text = 'proposed'::text));

CREATE INDEX history_account ON public.history_entry USING btree (account_id, id DESC);

CREATE INDEX history_change ON public.history_entry USING btree (change_id);

CREATE INDEX history_row ON public.history_entry USING btree (table_name, row_id, id DESC);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX import_batch_mine ON public.import_batch USING btree (person_id, id DESC);

CREATE INDEX import_batch_person_id_35f00fa6 ON public.import_batch USING btree (person_id);

CREATE INDEX import_profile_code_80ba45eb_like ON public.import_profile USING btree (code varchar_pattern_ops);

CREATE INDEX import_profile_created_by_id_9bb04cfc ON public.import_profile USING btree (created_by_id);

CREATE INDEX import_row_batch_id_29167251 ON public.import_row USING btree (batch_id);

CREATE INDEX import_row_outcome ON public.import_row USING btree (batch_id, is_dry, outcome, "position");

CREATE INDEX interaction_account_kind ON public.interaction USING btree (account_id, kind, occurred_at DESC, id DESC);

CREATE INDEX interaction_account_stream ON public.interaction USING btree (account_id, occurred_at DESC, id DESC);

CREATE INDEX interaction_author_id_c7869d42 ON public.interaction USING btree (author_id);

CREATE INDEX interaction_author_stream ON public.interaction USING btree (author_id, occurred_at DESC, id DESC);

CREATE INDEX interaction_contact_interaction_id_842d5699 ON public.interaction_contact USING btree (interaction_id);

CREATE INDEX interaction_contact_stream ON public.interaction_contact USING btree (contact_id, occurred_at DESC, interaction_id DESC);

CREATE INDEX interaction_deal_stream ON public.interaction USING btree (opportunity_id, occurred_at DESC, id DESC);

CREATE INDEX interaction_lead_stream ON public.interaction USING btree (lead_id, occurred_at DESC, id DESC);

CREATE INDEX interaction_on_behalf_of_id_da2bbcb6 ON public.interaction USING btree (on_behalf_of_id);

CREATE INDEX interaction_person_interaction_id_4adf30be ON public.interaction_person USING btree (interaction_id);

CREATE INDEX interaction_person_person_id_eb699bc9 ON public.interaction_person USING btree (person_id);

CREATE INDEX lead_company ON public.lead USING btree (company_f, id);

CREATE INDEX lead_converted_account_id_1dace193 ON public.lead USING btree (converted_account_id);

CREATE INDEX lead_converted_contact_id_99eaaf27 ON public.lead USING btree (converted_contact_id);

CREATE INDEX lead_created_by_id_759caa24 ON public.lead USING btree (created_by_id);

CREATE INDEX lead_email ON public.lead USING btree (email) WHERE (NOT ((email)::text = ''::text));

CREATE INDEX lead_external ON public.lead USING btree (external_id) WHERE (NOT ((external_id)::text = ''::text));

CREATE INDEX lead_lost_reason_id_0ead2ddc ON public.lead USING btree (lost_reason_id);

CREATE INDEX lead_mine ON public.lead USING btree (owner_id, status, received_at DESC, id DESC);

CREATE INDEX lead_name ON public.lead USING btree (name_f, id);

CREATE INDEX lead_name_key ON public.lead USING btree (name_key) WHERE (NOT ((name_key)::text = ''::text));

CREATE INDEX lead_owner_id_103c89e7 ON public.lead USING btree (owner_id);

CREATE INDEX lead_phone ON public.lead USING btree (reversed_digits) WHERE (NOT ((phone)::text = ''::text));

CREATE INDEX lead_product_id_d4dc9d2d ON public.lead USING btree (product_id);

CREATE INDEX lead_source_id_63511453 ON public.lead USING btree (source_id);

CREATE UNIQUE INDEX lead_source_name_once ON public.lead_source USING btree (name_f);

CREATE INDEX lead_tag_lead_id_20c5c8bb ON public.lead_tag USING btree (lead_id);

CREATE INDEX lead_tag_tag_id_58f9cd89 ON public.lead_tag USING btree (tag_id);

CREATE INDEX lead_team ON public.lead USING btree (team_id, status, received_at DESC, id DESC);

CREATE INDEX lead_team_id_de8d398f ON public.lead USING btree (team_id);

CREATE UNIQUE INDEX lost_reason_name_once ON public.lost_reason USING btree (name_f, for_leads);

CREATE INDEX mention_interaction_id_0ecb4003 ON public.mention USING btree (interaction_id);

CREATE INDEX mention_person_id_4dc29235 ON public.mention USING btree (person_id);

CREATE INDEX merge_kept_account_id_4444f888 ON public.merge USING btree (kept_account_id);

CREATE INDEX merge_kept_contact_id_19a55fc0 ON public.merge USING btree (kept_contact_id);

CREATE INDEX merge_merged_account_id_705e4166 ON public.merge USING btree (merged_account_id);

CREATE INDEX merge_merged_contact_id_4280d751 ON public.merge USING btree (merged_contact_id);

CREATE INDEX merge_person_id_1c67d891 ON public.merge USING btree (person_id);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX next_step_account ON public.next_step USING btree (account_id, due_on, id) WHERE ((archived_at IS NULL) AND (done_at IS NULL));

CREATE INDEX next_step_contact ON public.next_step USING btree (contact_id, due_on, id) WHERE ((archived_at IS NULL) AND (done_at IS NULL));

CREATE INDEX next_step_created_by_id_1fae6bd1 ON public.next_step USING btree (created_by_id);

CREATE INDEX next_step_deal ON public.next_step USING btree (opportunity_id, due_on, id) WHERE ((archived_at IS NULL) AND (done_at IS NULL));

CREATE INDEX next_step_done_account ON public.next_step USING btree (account_id, done_at DESC, id DESC) WHERE ((archived_at IS NULL) AND (done_at IS NOT NULL));

CREATE INDEX next_step_done_by_id_884a98e1 ON public.next_step USING btree (done_by_id);

CREATE INDEX next_step_done_contact ON public.next_step USING btree (contact_id, done_at DESC, id DESC) WHERE ((archived_at IS NULL) AND (done_at IS NOT NULL));

CREATE INDEX next_step_done_lead ON public.next_step USING btree (lead_id, done_at DESC, id DESC) WHERE ((archived_at IS NULL) AND (done_at IS NOT NULL));

CREATE INDEX next_step_done_mine ON public.next_step USING btree (person_id, done_at DESC, id DESC) WHERE ((archived_at IS NULL) AND (done_at IS NOT NULL));

CREATE INDEX next_step_done_opportunity ON public.next_step USING btree (opportunity_id, done_at DESC, id DESC) WHERE ((archived_at IS NULL) AND (done_at IS NOT NULL));

CREATE INDEX next_step_interaction_id_698207c4 ON public.next_step USING btree (interaction_id);

CREATE INDEX next_step_lead ON public.next_step USING btree (lead_id, due_on, id) WHERE ((archived_at IS NULL) AND (done_at IS NULL));

CREATE INDEX next_step_on_behalf_of_id_7c386bdf ON public.next_step USING btree (on_behalf_of_id);

CREATE INDEX next_step_open_mine ON public.next_step USING btree (person_id, due_on, id) WHERE ((archived_at IS NULL) AND (done_at IS NULL));

CREATE INDEX next_step_person_id_c78f36e6 ON public.next_step USING btree (person_id);

CREATE INDEX notice_mine ON public.notice USING btree (person_id, at DESC, id DESC);

CREATE INDEX notice_person_id_f9005a1d ON public.notice USING btree (person_id);

CREATE INDEX notice_unread ON public.notice USING btree (person_id) WHERE (read_at IS NULL);

CREATE INDEX opportunity_account ON public.opportunity USING btree (account_id, outcome);

CREATE INDEX opportunity_account_id_a3891e05 ON public.opportunity USING btree (account_id);

CREATE INDEX opportunity_board ON public.opportunity USING btree (pipeline_id, stage_id, rank, id) WHERE ((archived_at IS NULL) AND ((outcome)::text = 'open'::text));

CREATE INDEX opportunity_closed ON public.opportunity USING btree (closed_at DESC, id DESC);

CREATE INDEX opportunity_contact_id_03b45607 ON public.opportunity USING btree (contact_id);

CREATE INDEX opportunity_created_by_id_fa43f7d0 ON public.opportunity USING btree (created_by_id);

CREATE INDEX opportunity_external ON public.opportunity USING btree (external_id) WHERE (NOT ((external_id)::text = ''::text));

CREATE INDEX opportunity_lead_id_921b7265 ON public.opportunity USING btree (lead_id);

CREATE INDEX opportunity_line_opportunity_id_2a2bcb16 ON public.opportunity_line USING btree (opportunity_id);

CREATE INDEX opportunity_line_product_id_01453f11 ON public.opportunity_line USING btree (product_id);

CREATE INDEX opportunity_lost_reason_id_1eca741b ON public.opportunity USING btree (lost_reason_id);

CREATE INDEX opportunity_mine ON public.opportunity USING btree (owner_id, outcome, stage_id);

CREATE INDEX opportunity_name ON public.opportunity USING btree (name_f, id);

CREATE INDEX opportunity_owner_id_79061cd4 ON public.opportunity USING btree (owner_id);

CREATE INDEX opportunity_pipeline_id_36cbbba0 ON public.opportunity USING btree (pipeline_id);

CREATE INDEX opportunity_source_id_d4bfab6b ON public.opportunity USING btree (source_id);

CREATE INDEX opportunity_stage_id_82d108bb ON public.opportunity USING btree (stage_id);

CREATE INDEX opportunity_tag_opportunity_id_8da292dd ON public.opportunity_tag USING btree (opportunity_id);

CREATE INDEX opportunity_tag_tag_id_f16afdad ON public.opportunity_tag USING btree (tag_id);

CREATE INDEX opportunity_team ON public.opportunity USING btree (team_id, outcome);

CREATE INDEX opportunity_team_id_1b3af479 ON public.opportunity USING btree (team_id);

CREATE INDEX person_email_de6b5e10_like ON public.person USING btree (email varchar_pattern_ops);

CREATE INDEX person_team ON public.person USING btree (team_id);

CREATE INDEX person_team_id_cee29292 ON public.person USING btree (team_id);

CREATE UNIQUE INDEX pipeline_one_default ON public.pipeline USING btree (is_default) WHERE ((archived_at IS NULL) AND is_default);

CREATE UNIQUE INDEX price_list_one_default ON public.price_list USING btree (currency) WHERE ((archived_at IS NULL) AND is_default);

CREATE INDEX price_price_list_id_f3a0ceac ON public.price USING btree (price_list_id);

CREATE INDEX price_product_id_4d9c683d ON public.price USING btree (product_id);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE UNIQUE INDEX product_code_once ON public.product USING btree (code) WHERE (NOT ((code)::text = ''::text));

CREATE INDEX product_family_id_31c7ee65 ON public.product USING btree (family_id);

CREATE UNIQUE INDEX product_family_name_once ON public.product_family USING btree (name_f);

CREATE INDEX product_name ON public.product USING btree (name_f, id);

CREATE INDEX saved_view_person_id_274a991c ON public.saved_view USING btree (person_id);

CREATE INDEX search_entry_account ON public.search_entry USING gin (tsv) WHERE ((kind)::text = 'account'::text);

CREATE INDEX search_entry_contact ON public.search_entry USING gin (tsv) WHERE ((kind)::text = 'contact'::text);

CREATE INDEX search_entry_lead ON public.search_entry USING gin (tsv) WHERE ((kind)::text = 'lead'::text);

CREATE INDEX search_entry_opportunity ON public.search_entry USING gin (tsv) WHERE ((kind)::text = 'opportunity'::text);

CREATE INDEX search_entry_title ON public.search_entry USING btree (title_f, id);

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);

CREATE INDEX stage_change_from_stage_id_1aff43b9 ON public.stage_change USING btree (from_stage_id);

CREATE INDEX stage_change_of ON public.stage_change USING btree (opportunity_id, at, id);

CREATE INDEX stage_change_opportunity_id_a2788c23 ON public.stage_change USING btree (opportunity_id);

CREATE INDEX stage_change_person_id_ec104391 ON public.stage_change USING btree (person_id);

CREATE INDEX stage_change_to_stage_id_3ddef333 ON public.stage_change USING btree (to_stage_id);

CREATE UNIQUE INDEX stage_name_once ON public.stage USING btree (pipeline_id, name) WHERE (archived_at IS NULL);

CREATE INDEX stage_order ON public.stage USING btree (pipeline_id, "position", id);

CREATE INDEX stage_pipeline_id_15a5c4ef ON public.stage USING btree (pipeline_id);

CREATE UNIQUE INDEX tag_name_once ON public.tag USING btree (name_f);

CREATE INDEX team_lead_id_c51754e5 ON public.team USING btree (lead_id);

CREATE UNIQUE INDEX team_name_once ON public.team USING btree (parent_id, name_f) NULLS NOT DISTINCT;

CREATE INDEX team_parent_id_09b9fdc1 ON public.team USING btree (parent_id);

CREATE INDEX tier_code_329f6a10_like ON public.tier USING btree (code varchar_pattern_ops);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);

CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);

CREATE TRIGGER a_touch BEFORE UPDATE ON public.account FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.account_group FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.account_group_member FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.affiliation FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.answer FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.attachment FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.company_settings FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.contact_point FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.coverage FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.coverage_offer FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.currency_rate FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.custom_field FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.delegation FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.guidance_answer FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.guidance_mute FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.handover FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.handover_item FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.handover_template FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.holiday FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.import_batch FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.import_profile FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.interaction FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.lead FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.lead_source FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.lost_reason FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.merge FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.next_step FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.opportunity FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.opportunity_line FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.person FOR EACH ROW WHEN ((NOT (old.last_login IS DISTINCT FROM new.last_login))) EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.pipeline FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.price FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.price_list FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.product FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.product_family FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.saved_view FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.stage FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.tag FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.team FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER a_touch BEFORE UPDATE ON public.tier FOR EACH ROW EXECUTE FUNCTION vai.touch();

CREATE TRIGGER b_guard BEFORE INSERT OR UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION vai.guard_person();

CREATE TRIGGER b_guard BEFORE INSERT OR UPDATE ON public.team FOR EACH ROW EXECUTE FUNCTION vai.guard_team();

CREATE TRIGGER b_team BEFORE INSERT OR UPDATE OF person_id ON public.coverage FOR EACH ROW EXECUTE FUNCTION vai.coverage_takes_team();

CREATE TRIGGER coverage_team AFTER INSERT OR DELETE OR UPDATE OF account_id, person_id, team_id, until, is_lead ON public.coverage FOR EACH ROW EXECUTE FUNCTION vai.coverage_changed();

CREATE TRIGGER happened AFTER INSERT OR DELETE OR UPDATE OF account_id, is_two_way, occurred_at, archived_at ON public.interaction FOR EACH ROW EXECUTE FUNCTION vai.interaction_happened();

CREATE TRIGGER lead_touched AFTER INSERT OR DELETE OR UPDATE OF kind, direction, is_two_way, occurred_at, archived_at, lead_id ON public.interaction FOR EACH ROW EXECUTE FUNCTION vai.lead_touched();

CREATE TRIGGER moved_team AFTER UPDATE OF team_id ON public.person FOR EACH ROW WHEN ((old.team_id IS DISTINCT FROM new.team_id)) EXECUTE FUNCTION vai.person_moved();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER searchable AFTER UPDATE OF is_searchable, archived_at ON public.custom_field FOR EACH ROW EXECUTE FUNCTION vai.custom_field_changed();

CREATE TRIGGER took_part AFTER INSERT OR DELETE OR UPDATE ON public.interaction_contact FOR EACH ROW EXECUTE FUNCTION vai.contact_took_part();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.account FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.account_group FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.account_group_member FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.account_tag FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.affiliation FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.answer FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.attachment FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.company_settings FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.contact_point FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.contact_tag FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.coverage FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.coverage_offer FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.currency_rate FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.custom_field FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.delegation FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.guidance_answer FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.guidance_mute FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.handover FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.handover_item FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.handover_template FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.holiday FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.import_profile FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.interaction FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.interaction_contact FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.interaction_person FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.lead FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.lead_source FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.lead_tag FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.lost_reason FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.mention FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.merge FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.next_step FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.opportunity FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.opportunity_line FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.opportunity_tag FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.pipeline FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.price FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.price_list FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.product FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.product_family FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.saved_view FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.stage FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.stage_change FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.tag FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER z_history AFTER INSERT OR DELETE OR UPDATE ON public.tier FOR EACH ROW EXECUTE FUNCTION vai.record_history();

CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF name, name_key, short_name, tax_code, tax_digits, external_id, custom, team_id, is_unserved, opened_by_id, archived_at, merged_into_id ON public.account FOR EACH ROW EXECUTE FUNCTION vai.account_searchable();

CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF account_id, contact_id ON public.affiliation FOR EACH ROW EXECUTE FUNCTION vai.belongings_searchable();

CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF name, external_id, custom, owner_id, archived_at, merged_into_id ON public.contact FOR EACH ROW EXECUTE FUNCTION vai.contact_searchable();

CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE ON public.contact_point FOR EACH ROW EXECUTE FUNCTION vai.belongings_searchable();

CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF account_id, person_id, until, team_id, is_outside ON public.coverage FOR EACH ROW EXECUTE FUNCTION vai.belongings_searchable();

CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF account_id, person_id, answered_at ON public.coverage_offer FOR EACH ROW EXECUTE FUNCTION vai.belongings_searchable();

CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF name, company, tax_code, phone, other_phones, email, zalo, owner_id, team_id, external_id, custom, archived_at ON public.lead FOR EACH ROW EXECUTE FUNCTION vai.sales_searchable();

CREATE TRIGGER zz_search AFTER INSERT OR DELETE OR UPDATE OF name, external_id, custom, account_id, owner_id, team_id, archived_at ON public.opportunity FOR EACH ROW EXECUTE FUNCTION vai.sales_searchable();

CREATE TRIGGER zz_search_deals AFTER UPDATE OF team_id, is_unserved, opened_by_id ON public.account FOR EACH ROW EXECUTE FUNCTION vai.deals_of_account_searchable();

CREATE TRIGGER zz_search_deals AFTER INSERT OR DELETE OR UPDATE OF account_id, person_id, until, team_id, is_outside ON public.coverage FOR EACH ROW EXECUTE FUNCTION vai.deals_of_account_searchable();

CREATE TRIGGER zz_search_deals AFTER INSERT OR DELETE OR UPDATE OF account_id, person_id, answered_at ON public.coverage_offer FOR EACH ROW EXECUTE FUNCTION vai.deals_of_account_searchable();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_person_id FOREIGN KEY (user_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_group
    ADD CONSTRAINT account_group_created_by_id_fbc767a9_fk_person_id FOREIGN KEY (created_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_group_member
    ADD CONSTRAINT account_group_member_account_id_024be698_fk_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_group_member
    ADD CONSTRAINT account_group_member_group_id_37b41112_fk_account_group_id FOREIGN KEY (group_id) REFERENCES public.account_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_merged_into_id_d9fa5497_fk_account_id FOREIGN KEY (merged_into_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_opened_by_id_2def5acb_fk_person_id FOREIGN KEY (opened_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_parent_id_5f9163e3_fk_account_id FOREIGN KEY (parent_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_tag
    ADD CONSTRAINT account_tag_account_id_56e5ab03_fk_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_tag
    ADD CONSTRAINT account_tag_tag_id_476d9e4f_fk_tag_id FOREIGN KEY (tag_id) REFERENCES public.tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_team_id_1789971b_fk_team_id FOREIGN KEY (team_id) REFERENCES public.team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_tier_id_50a6ff4b_fk_tier_id FOREIGN KEY (tier_id) REFERENCES public.tier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.affiliation
    ADD CONSTRAINT affiliation_account_id_333b6cb7_fk_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.affiliation
    ADD CONSTRAINT affiliation_contact_id_570b561b_fk_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_product_id_8aef5793_fk_product_id FOREIGN KEY (product_id) REFERENCES public.product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_written_by_id_c7aaf86e_fk_person_id FOREIGN KEY (written_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_account_fk FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_contact_fk FOREIGN KEY (contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_interaction_id_7abc5a6d_fk_interaction_id FOREIGN KEY (interaction_id) REFERENCES public.interaction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_lead_fk FOREIGN KEY (lead_id) REFERENCES public.lead(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_opportunity_fk FOREIGN KEY (opportunity_id) REFERENCES public.opportunity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_uploaded_by_id_e0851fab_fk_person_id FOREIGN KEY (uploaded_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_merged_into_id_1b4197df_fk_contact_id FOREIGN KEY (merged_into_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_owner_id_ae9e0fa7_fk_person_id FOREIGN KEY (owner_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contact_point
    ADD CONSTRAINT contact_point_account_id_553ecb0f_fk_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contact_point
    ADD CONSTRAINT contact_point_contact_id_0c509e2d_fk_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contact_tag
    ADD CONSTRAINT contact_tag_contact_id_f6b9f502_fk_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.contact_tag
    ADD CONSTRAINT contact_tag_tag_id_4fe1a118_fk_tag_id FOREIGN KEY (tag_id) REFERENCES public.tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.coverage
    ADD CONSTRAINT coverage_account_id_e369f156_fk_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.coverage_offer
    ADD CONSTRAINT coverage_offer_account_id_9c47af3f_fk_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.coverage_offer
    ADD CONSTRAINT coverage_offer_offered_by_id_a5768832_fk_person_id FOREIGN KEY (offered_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.coverage_offer
    ADD CONSTRAINT coverage_offer_person_id_caa714b2_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.coverage
    ADD CONSTRAINT coverage_person_id_d0743e37_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.coverage
    ADD CONSTRAINT coverage_team_id_4e544258_fk_team_id FOREIGN KEY (team_id) REFERENCES public.team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delegation
    ADD CONSTRAINT delegation_delegate_id_2b685315_fk_person_id FOREIGN KEY (delegate_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.delegation
    ADD CONSTRAINT delegation_principal_id_0bf4239f_fk_person_id FOREIGN KEY (principal_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.external_key
    ADD CONSTRAINT external_key_batch_id_4fabf636_fk_import_batch_id FOREIGN KEY (batch_id) REFERENCES public.import_batch(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.external_key
    ADD CONSTRAINT external_key_changed_by_id_4a3a967d_fk_import_batch_id FOREIGN KEY (changed_by_id) REFERENCES public.import_batch(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.external_key
    ADD CONSTRAINT external_key_person_id_626ba8e4_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.guidance_answer
    ADD CONSTRAINT guidance_answer_person_id_c5be8ffb_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.guidance_mute
    ADD CONSTRAINT guidance_mute_person_id_7d0f5be2_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.handover
    ADD CONSTRAINT handover_account_id_3a998cbc_fk_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.handover
    ADD CONSTRAINT handover_giver_id_69aabab4_fk_person_id FOREIGN KEY (giver_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.handover_item
    ADD CONSTRAINT handover_item_done_by_id_57220c18_fk_person_id FOREIGN KEY (done_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.handover_item
    ADD CONSTRAINT handover_item_handover_id_bf6e879b_fk_handover_id FOREIGN KEY (handover_id) REFERENCES public.handover(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.handover
    ADD CONSTRAINT handover_opportunity_id_4cd01942_fk_opportunity_id FOREIGN KEY (opportunity_id) REFERENCES public.opportunity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.handover
    ADD CONSTRAINT handover_receiver_id_01c1a15f_fk_person_id FOREIGN KEY (receiver_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.import_batch
    ADD CONSTRAINT import_batch_person_id_35f00fa6_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.import_profile
    ADD CONSTRAINT import_profile_created_by_id_9bb04cfc_fk_person_id FOREIGN KEY (created_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.import_row
    ADD CONSTRAINT import_row_batch_id_29167251_fk_import_batch_id FOREIGN KEY (batch_id) REFERENCES public.import_batch(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interaction
    ADD CONSTRAINT interaction_account_fk FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interaction
    ADD CONSTRAINT interaction_author_id_c7869d42_fk_person_id FOREIGN KEY (author_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interaction_contact
    ADD CONSTRAINT interaction_contact_contact_fk FOREIGN KEY (contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interaction
    ADD CONSTRAINT interaction_contact_fk FOREIGN KEY (contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interaction_contact
    ADD CONSTRAINT interaction_contact_interaction_id_842d5699_fk_interaction_id FOREIGN KEY (interaction_id) REFERENCES public.interaction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interaction
    ADD CONSTRAINT interaction_lead_fk FOREIGN KEY (lead_id) REFERENCES public.lead(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interaction
    ADD CONSTRAINT interaction_on_behalf_of_id_da2bbcb6_fk_person_id FOREIGN KEY (on_behalf_of_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interaction
    ADD CONSTRAINT interaction_opportunity_fk FOREIGN KEY (opportunity_id) REFERENCES public.opportunity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interaction_person
    ADD CONSTRAINT interaction_person_interaction_id_4adf30be_fk_interaction_id FOREIGN KEY (interaction_id) REFERENCES public.interaction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.interaction_person
    ADD CONSTRAINT interaction_person_person_id_eb699bc9_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.lead
    ADD CONSTRAINT lead_converted_account_id_1dace193_fk_account_id FOREIGN KEY (converted_account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.lead
    ADD CONSTRAINT lead_converted_contact_id_99eaaf27_fk_contact_id FOREIGN KEY (converted_contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.lead
    ADD CONSTRAINT lead_created_by_id_759caa24_fk_person_id FOREIGN KEY (created_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.lead
    ADD CONSTRAINT lead_lost_reason_id_0ead2ddc_fk_lost_reason_id FOREIGN KEY (lost_reason_id) REFERENCES public.lost_reason(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.lead
    ADD CONSTRAINT lead_owner_id_103c89e7_fk_person_id FOREIGN KEY (owner_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.lead
    ADD CONSTRAINT lead_product_id_d4dc9d2d_fk_product_id FOREIGN KEY (product_id) REFERENCES public.product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.lead
    ADD CONSTRAINT lead_source_id_63511453_fk_lead_source_id FOREIGN KEY (source_id) REFERENCES public.lead_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.lead_tag
    ADD CONSTRAINT lead_tag_lead_id_20c5c8bb_fk_lead_id FOREIGN KEY (lead_id) REFERENCES public.lead(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.lead_tag
    ADD CONSTRAINT lead_tag_tag_id_58f9cd89_fk_tag_id FOREIGN KEY (tag_id) REFERENCES public.tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.lead
    ADD CONSTRAINT lead_team_id_de8d398f_fk_team_id FOREIGN KEY (team_id) REFERENCES public.team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_interaction_id_0ecb4003_fk_interaction_id FOREIGN KEY (interaction_id) REFERENCES public.interaction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_person_id_4dc29235_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.merge
    ADD CONSTRAINT merge_kept_account_id_4444f888_fk_account_id FOREIGN KEY (kept_account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.merge
    ADD CONSTRAINT merge_kept_contact_id_19a55fc0_fk_contact_id FOREIGN KEY (kept_contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.merge
    ADD CONSTRAINT merge_merged_account_id_705e4166_fk_account_id FOREIGN KEY (merged_account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.merge
    ADD CONSTRAINT merge_merged_contact_id_4280d751_fk_contact_id FOREIGN KEY (merged_contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.merge
    ADD CONSTRAINT merge_person_id_1c67d891_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_person_id FOREIGN KEY (user_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.next_step
    ADD CONSTRAINT next_step_account_fk FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.next_step
    ADD CONSTRAINT next_step_contact_fk FOREIGN KEY (contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.next_step
    ADD CONSTRAINT next_step_created_by_id_1fae6bd1_fk_person_id FOREIGN KEY (created_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.next_step
    ADD CONSTRAINT next_step_done_by_id_884a98e1_fk_person_id FOREIGN KEY (done_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.next_step
    ADD CONSTRAINT next_step_interaction_id_698207c4_fk_interaction_id FOREIGN KEY (interaction_id) REFERENCES public.interaction(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.next_step
    ADD CONSTRAINT next_step_lead_fk FOREIGN KEY (lead_id) REFERENCES public.lead(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.next_step
    ADD CONSTRAINT next_step_on_behalf_of_id_7c386bdf_fk_person_id FOREIGN KEY (on_behalf_of_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.next_step
    ADD CONSTRAINT next_step_opportunity_fk FOREIGN KEY (opportunity_id) REFERENCES public.opportunity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.next_step
    ADD CONSTRAINT next_step_person_id_c78f36e6_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_person_id_f9005a1d_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_account_id_a3891e05_fk_account_id FOREIGN KEY (account_id) REFERENCES public.account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_contact_id_03b45607_fk_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_created_by_id_fa43f7d0_fk_person_id FOREIGN KEY (created_by_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_lead_id_921b7265_fk_lead_id FOREIGN KEY (lead_id) REFERENCES public.lead(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity_line
    ADD CONSTRAINT opportunity_line_opportunity_id_2a2bcb16_fk_opportunity_id FOREIGN KEY (opportunity_id) REFERENCES public.opportunity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity_line
    ADD CONSTRAINT opportunity_line_product_id_01453f11_fk_product_id FOREIGN KEY (product_id) REFERENCES public.product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_lost_reason_id_1eca741b_fk_lost_reason_id FOREIGN KEY (lost_reason_id) REFERENCES public.lost_reason(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_owner_id_79061cd4_fk_person_id FOREIGN KEY (owner_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_pipeline_id_36cbbba0_fk_pipeline_id FOREIGN KEY (pipeline_id) REFERENCES public.pipeline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_source_id_d4bfab6b_fk_lead_source_id FOREIGN KEY (source_id) REFERENCES public.lead_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_stage_id_82d108bb_fk_stage_id FOREIGN KEY (stage_id) REFERENCES public.stage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity_tag
    ADD CONSTRAINT opportunity_tag_opportunity_id_8da292dd_fk_opportunity_id FOREIGN KEY (opportunity_id) REFERENCES public.opportunity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity_tag
    ADD CONSTRAINT opportunity_tag_tag_id_f16afdad_fk_tag_id FOREIGN KEY (tag_id) REFERENCES public.tag(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.opportunity
    ADD CONSTRAINT opportunity_team_id_1b3af479_fk_team_id FOREIGN KEY (team_id) REFERENCES public.team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_team_id_cee29292_fk_team_id FOREIGN KEY (team_id) REFERENCES public.team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.price
    ADD CONSTRAINT price_price_list_id_f3a0ceac_fk_price_list_id FOREIGN KEY (price_list_id) REFERENCES public.price_list(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.price
    ADD CONSTRAINT price_product_id_4d9c683d_fk_product_id FOREIGN KEY (product_id) REFERENCES public.product(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_family_id_31c7ee65_fk_product_family_id FOREIGN KEY (family_id) REFERENCES public.product_family(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_person_id_274a991c_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_user_id_8146e70c_fk_person_id FOREIGN KEY (user_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stage_change
    ADD CONSTRAINT stage_change_from_stage_id_1aff43b9_fk_stage_id FOREIGN KEY (from_stage_id) REFERENCES public.stage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stage_change
    ADD CONSTRAINT stage_change_opportunity_id_a2788c23_fk_opportunity_id FOREIGN KEY (opportunity_id) REFERENCES public.opportunity(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stage_change
    ADD CONSTRAINT stage_change_person_id_ec104391_fk_person_id FOREIGN KEY (person_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stage_change
    ADD CONSTRAINT stage_change_to_stage_id_3ddef333_fk_stage_id FOREIGN KEY (to_stage_id) REFERENCES public.stage(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_pipeline_id_15a5c4ef_fk_pipeline_id FOREIGN KEY (pipeline_id) REFERENCES public.pipeline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_lead_id_c51754e5_fk_person_id FOREIGN KEY (lead_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.team
    ADD CONSTRAINT team_parent_id_09b9fdc1_fk_team_id FOREIGN KEY (parent_id) REFERENCES public.team(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_person_id FOREIGN KEY (user_id) REFERENCES public.person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE public.account ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.account_group ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.account_group_member ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.account_tag ENABLE ROW LEVEL SECURITY;

CREATE POLICY add_all ON public.account FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.account_group FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.account_group_member FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.account_tag FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.affiliation FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.answer FOR INSERT TO vai_all WITH CHECK ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY add_all ON public.attachment FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.company_settings FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.contact FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.contact_point FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.contact_tag FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.coverage FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.coverage_offer FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.currency_rate FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.custom_field FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.delegation FOR INSERT TO vai_all WITH CHECK ((( SELECT vai.may_administer() AS may_administer) OR (principal_id = ( SELECT vai.person_id() AS person_id))));

CREATE POLICY add_all ON public.external_key FOR INSERT TO vai_all WITH CHECK (((person_id = ( SELECT vai.person_id() AS person_id)) OR ( SELECT vai.may_administer() AS may_administer)));

CREATE POLICY add_all ON public.guidance_answer FOR INSERT TO vai_all WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_all ON public.guidance_mute FOR INSERT TO vai_all WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_all ON public.handover FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.handover_item FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.handover_template FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.history_entry FOR INSERT TO vai_all WITH CHECK (false);

CREATE POLICY add_all ON public.holiday FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.idempotency_key FOR INSERT TO vai_all WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_all ON public.import_batch FOR INSERT TO vai_all WITH CHECK (((person_id = ( SELECT vai.person_id() AS person_id)) OR ( SELECT vai.may_administer() AS may_administer)));

CREATE POLICY add_all ON public.import_profile FOR INSERT TO vai_all WITH CHECK (((created_by_id = ( SELECT vai.person_id() AS person_id)) OR ( SELECT vai.may_administer() AS may_administer)));

CREATE POLICY add_all ON public.import_row FOR INSERT TO vai_all WITH CHECK ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY add_all ON public.interaction FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.interaction_contact FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.interaction_person FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.lead FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.lead_source FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.lead_tag FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.lost_reason FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.mention FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.merge FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.next_step FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.notice FOR INSERT TO vai_all WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_all ON public.opportunity FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.opportunity_line FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.opportunity_tag FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.pipeline FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.price FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.price_list FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.product FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.product_family FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.saved_view FOR INSERT TO vai_all WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_all ON public.search_entry FOR INSERT TO vai_all WITH CHECK (false);

CREATE POLICY add_all ON public.stage FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.stage_change FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_write() AS may_write));

CREATE POLICY add_all ON public.tag FOR INSERT TO vai_all WITH CHECK ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY add_all ON public.tier FOR INSERT TO vai_all WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_all ON public.undone_change FOR INSERT TO vai_all WITH CHECK (false);

CREATE POLICY add_own ON public.account FOR INSERT TO vai_own WITH CHECK (((id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR (is_unserved AND (opened_by_id = ( SELECT vai.person_id() AS person_id)))));

CREATE POLICY add_own ON public.account_group FOR INSERT TO vai_own WITH CHECK (((id IN ( SELECT m.group_id
   FROM public.account_group_member m
  WHERE (m.account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))) OR (created_by_id = ( SELECT vai.person_id() AS person_id))));

CREATE POLICY add_own ON public.account_group_member FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR false));

CREATE POLICY add_own ON public.account_tag FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR false));

CREATE POLICY add_own ON public.affiliation FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR false));

CREATE POLICY add_own ON public.answer FOR INSERT TO vai_own WITH CHECK ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY add_own ON public.attachment FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((account_id IS NULL) AND (uploaded_by_id = ( SELECT vai.person_id() AS person_id)))));

CREATE POLICY add_own ON public.company_settings FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.contact FOR INSERT TO vai_own WITH CHECK (((id = ANY (ARRAY( SELECT f.contact_id
   FROM public.affiliation f
  WHERE (f.account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[]))))) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[]))));

CREATE POLICY add_own ON public.contact_point FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR vai.writes_contact(contact_id)));

CREATE POLICY add_own ON public.contact_tag FOR INSERT TO vai_own WITH CHECK (vai.writes_contact(contact_id));

CREATE POLICY add_own ON public.coverage FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND ((account_id, (mode)::text) IN ( SELECT o.account_id,
    o.mode
   FROM public.coverage_offer o
  WHERE ((o.answered_at IS NULL) AND (o.person_id = ( SELECT vai.person_id() AS person_id))))))));

CREATE POLICY add_own ON public.coverage_offer FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND (account_id = ANY (( SELECT vai.book() AS book)::bigint[])))));

CREATE POLICY add_own ON public.currency_rate FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.custom_field FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.delegation FOR INSERT TO vai_own WITH CHECK ((principal_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_own ON public.external_key FOR INSERT TO vai_own WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_own ON public.guidance_answer FOR INSERT TO vai_own WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_own ON public.guidance_mute FOR INSERT TO vai_own WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_own ON public.handover FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((giver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (receiver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])))));

CREATE POLICY add_own ON public.handover_item FOR INSERT TO vai_own WITH CHECK ((handover_id IN ( SELECT h.id
   FROM public.handover h)));

CREATE POLICY add_own ON public.handover_template FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.history_entry FOR INSERT TO vai_own WITH CHECK (false);

CREATE POLICY add_own ON public.holiday FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.idempotency_key FOR INSERT TO vai_own WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_own ON public.import_batch FOR INSERT TO vai_own WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_own ON public.import_profile FOR INSERT TO vai_own WITH CHECK ((created_by_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_own ON public.import_row FOR INSERT TO vai_own WITH CHECK ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY add_own ON public.interaction FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((account_id IS NULL) AND ((author_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (on_behalf_of_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR vai.writes_lead(lead_id)))));

CREATE POLICY add_own ON public.interaction_contact FOR INSERT TO vai_own WITH CHECK ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_contact.interaction_id))));

CREATE POLICY add_own ON public.interaction_person FOR INSERT TO vai_own WITH CHECK ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_person.interaction_id))));

CREATE POLICY add_own ON public.lead FOR INSERT TO vai_own WITH CHECK (((owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR ((owner_id IS NULL) AND ((team_id = ( SELECT vai.home_team_id() AS home_team_id)) OR (created_by_id = ( SELECT vai.person_id() AS person_id))))));

CREATE POLICY add_own ON public.lead_source FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.lead_tag FOR INSERT TO vai_own WITH CHECK ((lead_id IN ( SELECT l.id
   FROM public.lead l)));

CREATE POLICY add_own ON public.lost_reason FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.mention FOR INSERT TO vai_own WITH CHECK ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = mention.interaction_id))));

CREATE POLICY add_own ON public.merge FOR INSERT TO vai_own WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_own ON public.next_step FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((person_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR ((account_id IS NULL) AND ((created_by_id = ( SELECT vai.person_id() AS person_id)) OR vai.writes_lead(lead_id))))));

CREATE POLICY add_own ON public.notice FOR INSERT TO vai_own WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_own ON public.opportunity FOR INSERT TO vai_own WITH CHECK (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[]))));

CREATE POLICY add_own ON public.opportunity_line FOR INSERT TO vai_own WITH CHECK (vai.writes_opportunity(opportunity_id));

CREATE POLICY add_own ON public.opportunity_tag FOR INSERT TO vai_own WITH CHECK (vai.writes_opportunity(opportunity_id));

CREATE POLICY add_own ON public.pipeline FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.price FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.price_list FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.product FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.product_family FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.saved_view FOR INSERT TO vai_own WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_own ON public.search_entry FOR INSERT TO vai_own WITH CHECK (false);

CREATE POLICY add_own ON public.stage FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.stage_change FOR INSERT TO vai_own WITH CHECK (vai.writes_opportunity(opportunity_id));

CREATE POLICY add_own ON public.tag FOR INSERT TO vai_own WITH CHECK ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY add_own ON public.tier FOR INSERT TO vai_own WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_own ON public.undone_change FOR INSERT TO vai_own WITH CHECK (false);

CREATE POLICY add_team ON public.account FOR INSERT TO vai_team WITH CHECK (((team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR (is_unserved AND (opened_by_id = ( SELECT vai.person_id() AS person_id)))));

CREATE POLICY add_team ON public.account_group FOR INSERT TO vai_team WITH CHECK (((id IN ( SELECT m.group_id
   FROM (public.account_group_member m
     JOIN public.account a ON ((a.id = m.account_id)))
  WHERE ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[]))))) OR (created_by_id = ( SELECT vai.person_id() AS person_id))));

CREATE POLICY add_team ON public.account_group_member FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = account_group_member.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR false));

CREATE POLICY add_team ON public.account_tag FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = account_tag.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR false));

CREATE POLICY add_team ON public.affiliation FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = affiliation.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR false));

CREATE POLICY add_team ON public.answer FOR INSERT TO vai_team WITH CHECK ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY add_team ON public.attachment FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = attachment.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((account_id IS NULL) AND (uploaded_by_id = ( SELECT vai.person_id() AS person_id)))));

CREATE POLICY add_team ON public.company_settings FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.contact FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM (public.affiliation f
     JOIN public.account a ON ((a.id = f.account_id)))
  WHERE ((f.contact_id = contact.id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[]))));

CREATE POLICY add_team ON public.contact_point FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = contact_point.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR vai.writes_contact(contact_id)));

CREATE POLICY add_team ON public.contact_tag FOR INSERT TO vai_team WITH CHECK (vai.writes_contact(contact_id));

CREATE POLICY add_team ON public.coverage FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = coverage.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND ((account_id, (mode)::text) IN ( SELECT o.account_id,
    o.mode
   FROM public.coverage_offer o
  WHERE ((o.answered_at IS NULL) AND (o.person_id = ( SELECT vai.person_id() AS person_id))))))));

CREATE POLICY add_team ON public.coverage_offer FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = coverage_offer.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND (account_id = ANY (( SELECT vai.book() AS book)::bigint[])))));

CREATE POLICY add_team ON public.currency_rate FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.custom_field FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.delegation FOR INSERT TO vai_team WITH CHECK ((principal_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_team ON public.external_key FOR INSERT TO vai_team WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_team ON public.guidance_answer FOR INSERT TO vai_team WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_team ON public.guidance_mute FOR INSERT TO vai_team WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_team ON public.handover FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = handover.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((giver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (receiver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])))));

CREATE POLICY add_team ON public.handover_item FOR INSERT TO vai_team WITH CHECK ((handover_id IN ( SELECT h.id
   FROM public.handover h)));

CREATE POLICY add_team ON public.handover_template FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.history_entry FOR INSERT TO vai_team WITH CHECK (false);

CREATE POLICY add_team ON public.holiday FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.idempotency_key FOR INSERT TO vai_team WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_team ON public.import_batch FOR INSERT TO vai_team WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_team ON public.import_profile FOR INSERT TO vai_team WITH CHECK ((created_by_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_team ON public.import_row FOR INSERT TO vai_team WITH CHECK ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY add_team ON public.interaction FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = interaction.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((account_id IS NULL) AND ((author_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (on_behalf_of_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR vai.writes_lead(lead_id)))));

CREATE POLICY add_team ON public.interaction_contact FOR INSERT TO vai_team WITH CHECK ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_contact.interaction_id))));

CREATE POLICY add_team ON public.interaction_person FOR INSERT TO vai_team WITH CHECK ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_person.interaction_id))));

CREATE POLICY add_team ON public.lead FOR INSERT TO vai_team WITH CHECK (((team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR ((owner_id IS NULL) AND ((team_id = ( SELECT vai.home_team_id() AS home_team_id)) OR (created_by_id = ( SELECT vai.person_id() AS person_id))))));

CREATE POLICY add_team ON public.lead_source FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.lead_tag FOR INSERT TO vai_team WITH CHECK ((lead_id IN ( SELECT l.id
   FROM public.lead l)));

CREATE POLICY add_team ON public.lost_reason FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.mention FOR INSERT TO vai_team WITH CHECK ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = mention.interaction_id))));

CREATE POLICY add_team ON public.merge FOR INSERT TO vai_team WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_team ON public.next_step FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = next_step.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((person_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR ((account_id IS NULL) AND ((created_by_id = ( SELECT vai.person_id() AS person_id)) OR vai.writes_lead(lead_id))))));

CREATE POLICY add_team ON public.notice FOR INSERT TO vai_team WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_team ON public.opportunity FOR INSERT TO vai_team WITH CHECK (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = opportunity.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])))));

CREATE POLICY add_team ON public.opportunity_line FOR INSERT TO vai_team WITH CHECK (vai.writes_opportunity(opportunity_id));

CREATE POLICY add_team ON public.opportunity_tag FOR INSERT TO vai_team WITH CHECK (vai.writes_opportunity(opportunity_id));

CREATE POLICY add_team ON public.pipeline FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.price FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.price_list FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.product FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.product_family FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.saved_view FOR INSERT TO vai_team WITH CHECK ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY add_team ON public.search_entry FOR INSERT TO vai_team WITH CHECK (false);

CREATE POLICY add_team ON public.stage FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.stage_change FOR INSERT TO vai_team WITH CHECK (vai.writes_opportunity(opportunity_id));

CREATE POLICY add_team ON public.tag FOR INSERT TO vai_team WITH CHECK ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY add_team ON public.tier FOR INSERT TO vai_team WITH CHECK (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY add_team ON public.undone_change FOR INSERT TO vai_team WITH CHECK (false);

ALTER TABLE public.affiliation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.answer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.attachment ENABLE ROW LEVEL SECURITY;

CREATE POLICY change_all ON public.account FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.account_group FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.account_group_member FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.account_tag FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.affiliation FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.answer FOR UPDATE TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY change_all ON public.attachment FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.company_settings FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.contact FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.contact_point FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.contact_tag FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.coverage FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.coverage_offer FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.currency_rate FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.custom_field FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.delegation FOR UPDATE TO vai_all USING ((( SELECT vai.may_administer() AS may_administer) OR (principal_id = ( SELECT vai.person_id() AS person_id))));

CREATE POLICY change_all ON public.external_key FOR UPDATE TO vai_all USING (((person_id = ( SELECT vai.person_id() AS person_id)) OR ( SELECT vai.may_administer() AS may_administer)));

CREATE POLICY change_all ON public.guidance_answer FOR UPDATE TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_all ON public.guidance_mute FOR UPDATE TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_all ON public.handover FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.handover_item FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.handover_template FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.history_entry FOR UPDATE TO vai_all USING (false);

CREATE POLICY change_all ON public.holiday FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.idempotency_key FOR UPDATE TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_all ON public.import_batch FOR UPDATE TO vai_all USING (((person_id = ( SELECT vai.person_id() AS person_id)) OR ( SELECT vai.may_administer() AS may_administer)));

CREATE POLICY change_all ON public.import_profile FOR UPDATE TO vai_all USING (((created_by_id = ( SELECT vai.person_id() AS person_id)) OR ( SELECT vai.may_administer() AS may_administer)));

CREATE POLICY change_all ON public.import_row FOR UPDATE TO vai_all USING ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY change_all ON public.interaction FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.interaction_contact FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.interaction_person FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.lead FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.lead_source FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.lead_tag FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.lost_reason FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.mention FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.merge FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.next_step FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.notice FOR UPDATE TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_all ON public.opportunity FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.opportunity_line FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.opportunity_tag FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.pipeline FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.price FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.price_list FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.product FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.product_family FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.saved_view FOR UPDATE TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_all ON public.search_entry FOR UPDATE TO vai_all USING (false);

CREATE POLICY change_all ON public.stage FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.stage_change FOR UPDATE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY change_all ON public.tag FOR UPDATE TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY change_all ON public.tier FOR UPDATE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_all ON public.undone_change FOR UPDATE TO vai_all USING (false);

CREATE POLICY change_own ON public.account FOR UPDATE TO vai_own USING (((id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR (is_unserved AND (opened_by_id = ( SELECT vai.person_id() AS person_id)))));

CREATE POLICY change_own ON public.account_group FOR UPDATE TO vai_own USING (((id IN ( SELECT m.group_id
   FROM public.account_group_member m
  WHERE (m.account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))) OR (created_by_id = ( SELECT vai.person_id() AS person_id))));

CREATE POLICY change_own ON public.account_group_member FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR false));

CREATE POLICY change_own ON public.account_tag FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR false));

CREATE POLICY change_own ON public.affiliation FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR false));

CREATE POLICY change_own ON public.answer FOR UPDATE TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY change_own ON public.attachment FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((account_id IS NULL) AND (uploaded_by_id = ( SELECT vai.person_id() AS person_id)))));

CREATE POLICY change_own ON public.company_settings FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.contact FOR UPDATE TO vai_own USING (((id = ANY (ARRAY( SELECT f.contact_id
   FROM public.affiliation f
  WHERE (f.account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[]))))) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[]))));

CREATE POLICY change_own ON public.contact_point FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR vai.writes_contact(contact_id)));

CREATE POLICY change_own ON public.contact_tag FOR UPDATE TO vai_own USING (vai.writes_contact(contact_id));

CREATE POLICY change_own ON public.coverage FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND ((account_id, (mode)::text) IN ( SELECT o.account_id,
    o.mode
   FROM public.coverage_offer o
  WHERE ((o.answered_at IS NULL) AND (o.person_id = ( SELECT vai.person_id() AS person_id))))))));

CREATE POLICY change_own ON public.coverage_offer FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND (account_id = ANY (( SELECT vai.book() AS book)::bigint[])))));

CREATE POLICY change_own ON public.currency_rate FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.custom_field FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.delegation FOR UPDATE TO vai_own USING ((principal_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_own ON public.external_key FOR UPDATE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_own ON public.guidance_answer FOR UPDATE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_own ON public.guidance_mute FOR UPDATE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_own ON public.handover FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((giver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (receiver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])))));

CREATE POLICY change_own ON public.handover_item FOR UPDATE TO vai_own USING ((handover_id IN ( SELECT h.id
   FROM public.handover h)));

CREATE POLICY change_own ON public.handover_template FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.history_entry FOR UPDATE TO vai_own USING (false);

CREATE POLICY change_own ON public.holiday FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.idempotency_key FOR UPDATE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_own ON public.import_batch FOR UPDATE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_own ON public.import_profile FOR UPDATE TO vai_own USING ((created_by_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_own ON public.import_row FOR UPDATE TO vai_own USING ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY change_own ON public.interaction FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((account_id IS NULL) AND ((author_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (on_behalf_of_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR vai.writes_lead(lead_id)))));

CREATE POLICY change_own ON public.interaction_contact FOR UPDATE TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_contact.interaction_id))));

CREATE POLICY change_own ON public.interaction_person FOR UPDATE TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_person.interaction_id))));

CREATE POLICY change_own ON public.lead FOR UPDATE TO vai_own USING (((owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR ((owner_id IS NULL) AND ((team_id = ( SELECT vai.home_team_id() AS home_team_id)) OR (created_by_id = ( SELECT vai.person_id() AS person_id))))));

CREATE POLICY change_own ON public.lead_source FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.lead_tag FOR UPDATE TO vai_own USING ((lead_id IN ( SELECT l.id
   FROM public.lead l)));

CREATE POLICY change_own ON public.lost_reason FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.mention FOR UPDATE TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = mention.interaction_id))));

CREATE POLICY change_own ON public.merge FOR UPDATE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_own ON public.next_step FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR ((person_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR ((account_id IS NULL) AND ((created_by_id = ( SELECT vai.person_id() AS person_id)) OR vai.writes_lead(lead_id))))));

CREATE POLICY change_own ON public.notice FOR UPDATE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_own ON public.opportunity FOR UPDATE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[]))));

CREATE POLICY change_own ON public.opportunity_line FOR UPDATE TO vai_own USING (vai.writes_opportunity(opportunity_id));

CREATE POLICY change_own ON public.opportunity_tag FOR UPDATE TO vai_own USING (vai.writes_opportunity(opportunity_id));

CREATE POLICY change_own ON public.pipeline FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.price FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.price_list FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.product FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.product_family FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.saved_view FOR UPDATE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_own ON public.search_entry FOR UPDATE TO vai_own USING (false);

CREATE POLICY change_own ON public.stage FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.stage_change FOR UPDATE TO vai_own USING (vai.writes_opportunity(opportunity_id));

CREATE POLICY change_own ON public.tag FOR UPDATE TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY change_own ON public.tier FOR UPDATE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_own ON public.undone_change FOR UPDATE TO vai_own USING (false);

CREATE POLICY change_team ON public.account FOR UPDATE TO vai_team USING (((team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR (is_unserved AND (opened_by_id = ( SELECT vai.person_id() AS person_id)))));

CREATE POLICY change_team ON public.account_group FOR UPDATE TO vai_team USING (((id IN ( SELECT m.group_id
   FROM (public.account_group_member m
     JOIN public.account a ON ((a.id = m.account_id)))
  WHERE ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[]))))) OR (created_by_id = ( SELECT vai.person_id() AS person_id))));

CREATE POLICY change_team ON public.account_group_member FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = account_group_member.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR false));

CREATE POLICY change_team ON public.account_tag FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = account_tag.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR false));

CREATE POLICY change_team ON public.affiliation FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = affiliation.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR false));

CREATE POLICY change_team ON public.answer FOR UPDATE TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY change_team ON public.attachment FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = attachment.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((account_id IS NULL) AND (uploaded_by_id = ( SELECT vai.person_id() AS person_id)))));

CREATE POLICY change_team ON public.company_settings FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.contact FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM (public.affiliation f
     JOIN public.account a ON ((a.id = f.account_id)))
  WHERE ((f.contact_id = contact.id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[]))));

CREATE POLICY change_team ON public.contact_point FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = contact_point.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR vai.writes_contact(contact_id)));

CREATE POLICY change_team ON public.contact_tag FOR UPDATE TO vai_team USING (vai.writes_contact(contact_id));

CREATE POLICY change_team ON public.coverage FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = coverage.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND ((account_id, (mode)::text) IN ( SELECT o.account_id,
    o.mode
   FROM public.coverage_offer o
  WHERE ((o.answered_at IS NULL) AND (o.person_id = ( SELECT vai.person_id() AS person_id))))))));

CREATE POLICY change_team ON public.coverage_offer FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = coverage_offer.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND (account_id = ANY (( SELECT vai.book() AS book)::bigint[])))));

CREATE POLICY change_team ON public.currency_rate FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.custom_field FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.delegation FOR UPDATE TO vai_team USING ((principal_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_team ON public.external_key FOR UPDATE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_team ON public.guidance_answer FOR UPDATE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_team ON public.guidance_mute FOR UPDATE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_team ON public.handover FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = handover.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((giver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (receiver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])))));

CREATE POLICY change_team ON public.handover_item FOR UPDATE TO vai_team USING ((handover_id IN ( SELECT h.id
   FROM public.handover h)));

CREATE POLICY change_team ON public.handover_template FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.history_entry FOR UPDATE TO vai_team USING (false);

CREATE POLICY change_team ON public.holiday FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.idempotency_key FOR UPDATE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_team ON public.import_batch FOR UPDATE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_team ON public.import_profile FOR UPDATE TO vai_team USING ((created_by_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_team ON public.import_row FOR UPDATE TO vai_team USING ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY change_team ON public.interaction FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = interaction.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((account_id IS NULL) AND ((author_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (on_behalf_of_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR vai.writes_lead(lead_id)))));

CREATE POLICY change_team ON public.interaction_contact FOR UPDATE TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_contact.interaction_id))));

CREATE POLICY change_team ON public.interaction_person FOR UPDATE TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_person.interaction_id))));

CREATE POLICY change_team ON public.lead FOR UPDATE TO vai_team USING (((team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR ((owner_id IS NULL) AND ((team_id = ( SELECT vai.home_team_id() AS home_team_id)) OR (created_by_id = ( SELECT vai.person_id() AS person_id))))));

CREATE POLICY change_team ON public.lead_source FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.lead_tag FOR UPDATE TO vai_team USING ((lead_id IN ( SELECT l.id
   FROM public.lead l)));

CREATE POLICY change_team ON public.lost_reason FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.mention FOR UPDATE TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = mention.interaction_id))));

CREATE POLICY change_team ON public.merge FOR UPDATE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_team ON public.next_step FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = next_step.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((person_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR ((account_id IS NULL) AND ((created_by_id = ( SELECT vai.person_id() AS person_id)) OR vai.writes_lead(lead_id))))));

CREATE POLICY change_team ON public.notice FOR UPDATE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_team ON public.opportunity FOR UPDATE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = opportunity.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR ((team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])))));

CREATE POLICY change_team ON public.opportunity_line FOR UPDATE TO vai_team USING (vai.writes_opportunity(opportunity_id));

CREATE POLICY change_team ON public.opportunity_tag FOR UPDATE TO vai_team USING (vai.writes_opportunity(opportunity_id));

CREATE POLICY change_team ON public.pipeline FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.price FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.price_list FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.product FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.product_family FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.saved_view FOR UPDATE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY change_team ON public.search_entry FOR UPDATE TO vai_team USING (false);

CREATE POLICY change_team ON public.stage FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.stage_change FOR UPDATE TO vai_team USING (vai.writes_opportunity(opportunity_id));

CREATE POLICY change_team ON public.tag FOR UPDATE TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY change_team ON public.tier FOR UPDATE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY change_team ON public.undone_change FOR UPDATE TO vai_team USING (false);

ALTER TABLE public.company_settings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.contact ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.contact_point ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.contact_tag ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.coverage ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.coverage_offer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.currency_rate ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.custom_field ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.delegation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.external_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.guidance_answer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.guidance_mute ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.handover ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.handover_item ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.handover_template ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.history_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.holiday ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.idempotency_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_batch ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_profile ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_row ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.interaction ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.interaction_contact ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.interaction_person ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.lead ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.lead_source ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.lead_tag ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.lost_reason ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mention ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.merge ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.next_step ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.notice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.opportunity ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.opportunity_line ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.opportunity_tag ENABLE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON public.account TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.account_group TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.account_group_member TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.account_tag TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.affiliation TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.answer TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.attachment TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.company_settings TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.contact TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.contact_point TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.contact_tag TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.coverage TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.coverage_offer TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.currency_rate TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.custom_field TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.delegation TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.external_key TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.guidance_answer TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.guidance_mute TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.handover TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.handover_item TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.handover_template TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.history_entry TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.holiday TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.idempotency_key TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.import_batch TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.import_profile TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.import_row TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.interaction TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.interaction_contact TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.interaction_person TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.lead TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.lead_source TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.lead_tag TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.lost_reason TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.mention TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.merge TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.next_step TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.notice TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.opportunity TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.opportunity_line TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.opportunity_tag TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.pipeline TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.price TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.price_list TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.product TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.product_family TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.saved_view TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.search_entry TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.stage TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.stage_change TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.tag TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.tier TO CURRENT_USER USING (true);

CREATE POLICY owner_all ON public.undone_change TO CURRENT_USER USING (true);

ALTER TABLE public.pipeline ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.price ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.price_list ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.product ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.product_family ENABLE ROW LEVEL SECURITY;

CREATE POLICY remove_all ON public.account_group_member FOR DELETE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY remove_all ON public.account_tag FOR DELETE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY remove_all ON public.contact_point FOR DELETE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY remove_all ON public.contact_tag FOR DELETE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY remove_all ON public.currency_rate FOR DELETE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY remove_all ON public.external_key FOR DELETE TO vai_all USING (((person_id = ( SELECT vai.person_id() AS person_id)) OR ( SELECT vai.may_administer() AS may_administer)));

CREATE POLICY remove_all ON public.guidance_answer FOR DELETE TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_all ON public.guidance_mute FOR DELETE TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_all ON public.holiday FOR DELETE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY remove_all ON public.idempotency_key FOR DELETE TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_all ON public.import_row FOR DELETE TO vai_all USING ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY remove_all ON public.interaction_contact FOR DELETE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY remove_all ON public.interaction_person FOR DELETE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY remove_all ON public.lead_tag FOR DELETE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY remove_all ON public.mention FOR DELETE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY remove_all ON public.notice FOR DELETE TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_all ON public.opportunity_line FOR DELETE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY remove_all ON public.opportunity_tag FOR DELETE TO vai_all USING (( SELECT vai.may_write() AS may_write));

CREATE POLICY remove_all ON public.price FOR DELETE TO vai_all USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY remove_all ON public.saved_view FOR DELETE TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_own ON public.account_group_member FOR DELETE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR false));

CREATE POLICY remove_own ON public.account_tag FOR DELETE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR false));

CREATE POLICY remove_own ON public.contact_point FOR DELETE TO vai_own USING (((account_id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])) OR vai.writes_contact(contact_id)));

CREATE POLICY remove_own ON public.contact_tag FOR DELETE TO vai_own USING (vai.writes_contact(contact_id));

CREATE POLICY remove_own ON public.currency_rate FOR DELETE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY remove_own ON public.external_key FOR DELETE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_own ON public.guidance_answer FOR DELETE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_own ON public.guidance_mute FOR DELETE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_own ON public.holiday FOR DELETE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY remove_own ON public.idempotency_key FOR DELETE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_own ON public.import_row FOR DELETE TO vai_own USING ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY remove_own ON public.interaction_contact FOR DELETE TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_contact.interaction_id))));

CREATE POLICY remove_own ON public.interaction_person FOR DELETE TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_person.interaction_id))));

CREATE POLICY remove_own ON public.lead_tag FOR DELETE TO vai_own USING ((lead_id IN ( SELECT l.id
   FROM public.lead l)));

CREATE POLICY remove_own ON public.mention FOR DELETE TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = mention.interaction_id))));

CREATE POLICY remove_own ON public.notice FOR DELETE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_own ON public.opportunity_line FOR DELETE TO vai_own USING (vai.writes_opportunity(opportunity_id));

CREATE POLICY remove_own ON public.opportunity_tag FOR DELETE TO vai_own USING (vai.writes_opportunity(opportunity_id));

CREATE POLICY remove_own ON public.price FOR DELETE TO vai_own USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY remove_own ON public.saved_view FOR DELETE TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_team ON public.account_group_member FOR DELETE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = account_group_member.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR false));

CREATE POLICY remove_team ON public.account_tag FOR DELETE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = account_tag.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR false));

CREATE POLICY remove_team ON public.contact_point FOR DELETE TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE ((a.id = contact_point.account_id) AND ((a.team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (a.id = ANY (( SELECT vai.writable_book() AS writable_book)::bigint[])))))) OR vai.writes_contact(contact_id)));

CREATE POLICY remove_team ON public.contact_tag FOR DELETE TO vai_team USING (vai.writes_contact(contact_id));

CREATE POLICY remove_team ON public.currency_rate FOR DELETE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY remove_team ON public.external_key FOR DELETE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_team ON public.guidance_answer FOR DELETE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_team ON public.guidance_mute FOR DELETE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_team ON public.holiday FOR DELETE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY remove_team ON public.idempotency_key FOR DELETE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_team ON public.import_row FOR DELETE TO vai_team USING ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY remove_team ON public.interaction_contact FOR DELETE TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_contact.interaction_id))));

CREATE POLICY remove_team ON public.interaction_person FOR DELETE TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_person.interaction_id))));

CREATE POLICY remove_team ON public.lead_tag FOR DELETE TO vai_team USING ((lead_id IN ( SELECT l.id
   FROM public.lead l)));

CREATE POLICY remove_team ON public.mention FOR DELETE TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = mention.interaction_id))));

CREATE POLICY remove_team ON public.notice FOR DELETE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY remove_team ON public.opportunity_line FOR DELETE TO vai_team USING (vai.writes_opportunity(opportunity_id));

CREATE POLICY remove_team ON public.opportunity_tag FOR DELETE TO vai_team USING (vai.writes_opportunity(opportunity_id));

CREATE POLICY remove_team ON public.price FOR DELETE TO vai_team USING (( SELECT vai.may_administer() AS may_administer));

CREATE POLICY remove_team ON public.saved_view FOR DELETE TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

ALTER TABLE public.saved_view ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.search_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY see_all ON public.account FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.account_group FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.account_group_member FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.account_tag FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.affiliation FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.answer FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.attachment FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.company_settings FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.contact FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.contact_point FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.contact_tag FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.coverage FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.coverage_offer FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.currency_rate FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.custom_field FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.delegation FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.external_key FOR SELECT TO vai_all USING (((person_id = ( SELECT vai.person_id() AS person_id)) OR ( SELECT vai.may_administer() AS may_administer)));

CREATE POLICY see_all ON public.guidance_answer FOR SELECT TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_all ON public.guidance_mute FOR SELECT TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_all ON public.handover FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.handover_item FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.handover_template FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.history_entry FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.holiday FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.idempotency_key FOR SELECT TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_all ON public.import_batch FOR SELECT TO vai_all USING (((person_id = ( SELECT vai.person_id() AS person_id)) OR ( SELECT vai.may_administer() AS may_administer)));

CREATE POLICY see_all ON public.import_profile FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.import_row FOR SELECT TO vai_all USING ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY see_all ON public.interaction FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.interaction_contact FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.interaction_person FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.lead FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.lead_source FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.lead_tag FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.lost_reason FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.mention FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.merge FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.next_step FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.notice FOR SELECT TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_all ON public.opportunity FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.opportunity_line FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.opportunity_tag FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.pipeline FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.price FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.price_list FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.product FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.product_family FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.saved_view FOR SELECT TO vai_all USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_all ON public.search_entry FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.stage FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.stage_change FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.tag FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.tier FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_all ON public.undone_change FOR SELECT TO vai_all USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.account FOR SELECT TO vai_own USING (((id = ANY (( SELECT vai.book() AS book)::bigint[])) OR (is_unserved AND (opened_by_id = ( SELECT vai.person_id() AS person_id)))));

CREATE POLICY see_own ON public.account_group FOR SELECT TO vai_own USING (((id IN ( SELECT m.group_id
   FROM public.account_group_member m)) OR (created_by_id = ( SELECT vai.person_id() AS person_id))));

CREATE POLICY see_own ON public.account_group_member FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR false OR false));

CREATE POLICY see_own ON public.account_tag FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR false OR false));

CREATE POLICY see_own ON public.affiliation FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR false OR false));

CREATE POLICY see_own ON public.answer FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.attachment FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR ((account_id IS NULL) AND (uploaded_by_id = ( SELECT vai.person_id() AS person_id))) OR ((account_id IS NULL) AND ((lead_id IN ( SELECT l.id
   FROM public.lead l)) OR (contact_id IN ( SELECT c.id
   FROM public.contact c))))));

CREATE POLICY see_own ON public.company_settings FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.contact FOR SELECT TO vai_own USING (((id = ANY (ARRAY( SELECT f.contact_id
   FROM public.affiliation f))) OR (owner_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[]))));

CREATE POLICY see_own ON public.contact_point FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR (EXISTS ( SELECT 1
   FROM public.contact c
  WHERE (c.id = contact_point.contact_id)))));

CREATE POLICY see_own ON public.contact_tag FOR SELECT TO vai_own USING ((contact_id IN ( SELECT c.id
   FROM public.contact c)));

CREATE POLICY see_own ON public.coverage FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND ((account_id, (mode)::text) IN ( SELECT o.account_id,
    o.mode
   FROM public.coverage_offer o
  WHERE ((o.answered_at IS NULL) AND (o.person_id = ( SELECT vai.person_id() AS person_id)))))) OR (person_id = ( SELECT vai.person_id() AS person_id))));

CREATE POLICY see_own ON public.coverage_offer FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND (account_id = ANY (( SELECT vai.book() AS book)::bigint[]))) OR ((( SELECT vai.person_id() AS person_id) = person_id) OR (( SELECT vai.person_id() AS person_id) = offered_by_id))));

CREATE POLICY see_own ON public.currency_rate FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.custom_field FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.delegation FOR SELECT TO vai_own USING (((( SELECT vai.person_id() AS person_id) = principal_id) OR (( SELECT vai.person_id() AS person_id) = delegate_id)));

CREATE POLICY see_own ON public.external_key FOR SELECT TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_own ON public.guidance_answer FOR SELECT TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_own ON public.guidance_mute FOR SELECT TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_own ON public.handover FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR ((giver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (receiver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[]))) OR ((giver_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[])) OR (receiver_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[])))));

CREATE POLICY see_own ON public.handover_item FOR SELECT TO vai_own USING ((handover_id IN ( SELECT h.id
   FROM public.handover h)));

CREATE POLICY see_own ON public.handover_template FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.history_entry FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR ((account_id IS NULL) AND ((person_id = ( SELECT vai.person_id() AS person_id)) OR (lead_id IN ( SELECT l.id
   FROM public.lead l)) OR (((table_name)::text = 'contact'::text) AND (EXISTS ( SELECT 1
   FROM public.contact c
  WHERE (c.id = history_entry.row_id)))) OR (((table_name)::text = 'opportunity'::text) AND (EXISTS ( SELECT 1
   FROM public.opportunity o
  WHERE (o.id = history_entry.row_id))))))));

CREATE POLICY see_own ON public.holiday FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.idempotency_key FOR SELECT TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_own ON public.import_batch FOR SELECT TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_own ON public.import_profile FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.import_row FOR SELECT TO vai_own USING ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY see_own ON public.interaction FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR ((account_id IS NULL) AND ((author_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (on_behalf_of_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR vai.writes_lead(lead_id))) OR ((account_id IS NULL) AND (lead_id IN ( SELECT l.id
   FROM public.lead l)))));

CREATE POLICY see_own ON public.interaction_contact FOR SELECT TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_contact.interaction_id))));

CREATE POLICY see_own ON public.interaction_person FOR SELECT TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_person.interaction_id))));

CREATE POLICY see_own ON public.lead FOR SELECT TO vai_own USING (((owner_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[])) OR ((owner_id IS NULL) AND ((team_id = ( SELECT vai.home_team_id() AS home_team_id)) OR (created_by_id = ( SELECT vai.person_id() AS person_id))))));

CREATE POLICY see_own ON public.lead_source FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.lead_tag FOR SELECT TO vai_own USING ((lead_id IN ( SELECT l.id
   FROM public.lead l)));

CREATE POLICY see_own ON public.lost_reason FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.mention FOR SELECT TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = mention.interaction_id))));

CREATE POLICY see_own ON public.merge FOR SELECT TO vai_own USING (((kept_account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR (kept_contact_id IN ( SELECT c.id
   FROM public.contact c))));

CREATE POLICY see_own ON public.next_step FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR ((person_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR ((account_id IS NULL) AND ((created_by_id = ( SELECT vai.person_id() AS person_id)) OR vai.writes_lead(lead_id)))) OR ((person_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[])) OR ((account_id IS NULL) AND (lead_id IN ( SELECT l.id
   FROM public.lead l))))));

CREATE POLICY see_own ON public.notice FOR SELECT TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_own ON public.opportunity FOR SELECT TO vai_own USING (((account_id = ANY (( SELECT vai.book() AS book)::bigint[])) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (owner_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[]))));

CREATE POLICY see_own ON public.opportunity_line FOR SELECT TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.opportunity o
  WHERE (o.id = opportunity_line.opportunity_id))));

CREATE POLICY see_own ON public.opportunity_tag FOR SELECT TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.opportunity o
  WHERE (o.id = opportunity_tag.opportunity_id))));

CREATE POLICY see_own ON public.pipeline FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.price FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.price_list FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.product FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.product_family FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.saved_view FOR SELECT TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_own ON public.search_entry FOR SELECT TO vai_own USING (false);

CREATE POLICY see_own ON public.stage FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.stage_change FOR SELECT TO vai_own USING ((EXISTS ( SELECT 1
   FROM public.opportunity o
  WHERE (o.id = stage_change.opportunity_id))));

CREATE POLICY see_own ON public.tag FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.tier FOR SELECT TO vai_own USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_own ON public.undone_change FOR SELECT TO vai_own USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_team ON public.account FOR SELECT TO vai_team USING (((team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (id = ANY (( SELECT vai.book() AS book)::bigint[])) OR (is_unserved AND (opened_by_id = ( SELECT vai.person_id() AS person_id)))));

CREATE POLICY see_team ON public.account_group FOR SELECT TO vai_team USING (((id IN ( SELECT m.group_id
   FROM public.account_group_member m)) OR (created_by_id = ( SELECT vai.person_id() AS person_id))));

CREATE POLICY see_team ON public.account_group_member FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = account_group_member.account_id))) OR false OR false));

CREATE POLICY see_team ON public.account_tag FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = account_tag.account_id))) OR false OR false));

CREATE POLICY see_team ON public.affiliation FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = affiliation.account_id))) OR false OR false));

CREATE POLICY see_team ON public.answer FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.attachment FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = attachment.account_id))) OR ((account_id IS NULL) AND (uploaded_by_id = ( SELECT vai.person_id() AS person_id))) OR ((account_id IS NULL) AND ((lead_id IN ( SELECT l.id
   FROM public.lead l)) OR (contact_id IN ( SELECT c.id
   FROM public.contact c))))));

CREATE POLICY see_team ON public.company_settings FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.contact FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.affiliation f
  WHERE (f.contact_id = contact.id))) OR (owner_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[]))));

CREATE POLICY see_team ON public.contact_point FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = contact_point.account_id))) OR (EXISTS ( SELECT 1
   FROM public.contact c
  WHERE (c.id = contact_point.contact_id)))));

CREATE POLICY see_team ON public.contact_tag FOR SELECT TO vai_team USING ((contact_id IN ( SELECT c.id
   FROM public.contact c)));

CREATE POLICY see_team ON public.coverage FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = coverage.account_id))) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND ((account_id, (mode)::text) IN ( SELECT o.account_id,
    o.mode
   FROM public.coverage_offer o
  WHERE ((o.answered_at IS NULL) AND (o.person_id = ( SELECT vai.person_id() AS person_id)))))) OR (person_id = ( SELECT vai.person_id() AS person_id))));

CREATE POLICY see_team ON public.coverage_offer FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = coverage_offer.account_id))) OR ((person_id = ( SELECT vai.person_id() AS person_id)) AND (account_id = ANY (( SELECT vai.book() AS book)::bigint[]))) OR ((( SELECT vai.person_id() AS person_id) = person_id) OR (( SELECT vai.person_id() AS person_id) = offered_by_id))));

CREATE POLICY see_team ON public.currency_rate FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.custom_field FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.delegation FOR SELECT TO vai_team USING (((( SELECT vai.person_id() AS person_id) = principal_id) OR (( SELECT vai.person_id() AS person_id) = delegate_id)));

CREATE POLICY see_team ON public.external_key FOR SELECT TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_team ON public.guidance_answer FOR SELECT TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_team ON public.guidance_mute FOR SELECT TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_team ON public.handover FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = handover.account_id))) OR ((giver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (receiver_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[]))) OR ((giver_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[])) OR (receiver_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[])))));

CREATE POLICY see_team ON public.handover_item FOR SELECT TO vai_team USING ((handover_id IN ( SELECT h.id
   FROM public.handover h)));

CREATE POLICY see_team ON public.handover_template FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.history_entry FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = history_entry.account_id))) OR ((account_id IS NULL) AND ((person_id = ( SELECT vai.person_id() AS person_id)) OR (lead_id IN ( SELECT l.id
   FROM public.lead l)) OR (((table_name)::text = 'contact'::text) AND (EXISTS ( SELECT 1
   FROM public.contact c
  WHERE (c.id = history_entry.row_id)))) OR (((table_name)::text = 'opportunity'::text) AND (EXISTS ( SELECT 1
   FROM public.opportunity o
  WHERE (o.id = history_entry.row_id))))))));

CREATE POLICY see_team ON public.holiday FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.idempotency_key FOR SELECT TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_team ON public.import_batch FOR SELECT TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_team ON public.import_profile FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.import_row FOR SELECT TO vai_team USING ((batch_id IN ( SELECT b.id
   FROM public.import_batch b)));

CREATE POLICY see_team ON public.interaction FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = interaction.account_id))) OR ((account_id IS NULL) AND ((author_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR (on_behalf_of_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR vai.writes_lead(lead_id))) OR ((account_id IS NULL) AND (lead_id IN ( SELECT l.id
   FROM public.lead l)))));

CREATE POLICY see_team ON public.interaction_contact FOR SELECT TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_contact.interaction_id))));

CREATE POLICY see_team ON public.interaction_person FOR SELECT TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = interaction_person.interaction_id))));

CREATE POLICY see_team ON public.lead FOR SELECT TO vai_team USING (((team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (owner_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[])) OR ((owner_id IS NULL) AND ((team_id = ( SELECT vai.home_team_id() AS home_team_id)) OR (created_by_id = ( SELECT vai.person_id() AS person_id))))));

CREATE POLICY see_team ON public.lead_source FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.lead_tag FOR SELECT TO vai_team USING ((lead_id IN ( SELECT l.id
   FROM public.lead l)));

CREATE POLICY see_team ON public.lost_reason FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.mention FOR SELECT TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.interaction i
  WHERE (i.id = mention.interaction_id))));

CREATE POLICY see_team ON public.merge FOR SELECT TO vai_team USING (((kept_account_id IN ( SELECT a.id
   FROM public.account a)) OR (kept_contact_id IN ( SELECT c.id
   FROM public.contact c))));

CREATE POLICY see_team ON public.next_step FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = next_step.account_id))) OR ((person_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[])) OR ((account_id IS NULL) AND ((created_by_id = ( SELECT vai.person_id() AS person_id)) OR vai.writes_lead(lead_id)))) OR ((person_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[])) OR ((account_id IS NULL) AND (lead_id IN ( SELECT l.id
   FROM public.lead l))))));

CREATE POLICY see_team ON public.notice FOR SELECT TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_team ON public.opportunity FOR SELECT TO vai_team USING (((EXISTS ( SELECT 1
   FROM public.account a
  WHERE (a.id = opportunity.account_id))) OR ((team_id = ANY (( SELECT vai.team_ids() AS team_ids)::bigint[])) OR (owner_id = ANY (( SELECT vai.writer_ids() AS writer_ids)::bigint[]))) OR (owner_id = ANY (( SELECT vai.sight_ids() AS sight_ids)::bigint[]))));

CREATE POLICY see_team ON public.opportunity_line FOR SELECT TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.opportunity o
  WHERE (o.id = opportunity_line.opportunity_id))));

CREATE POLICY see_team ON public.opportunity_tag FOR SELECT TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.opportunity o
  WHERE (o.id = opportunity_tag.opportunity_id))));

CREATE POLICY see_team ON public.pipeline FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.price FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.price_list FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.product FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.product_family FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.saved_view FOR SELECT TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

CREATE POLICY see_team ON public.search_entry FOR SELECT TO vai_team USING (false);

CREATE POLICY see_team ON public.stage FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.stage_change FOR SELECT TO vai_team USING ((EXISTS ( SELECT 1
   FROM public.opportunity o
  WHERE (o.id = stage_change.opportunity_id))));

CREATE POLICY see_team ON public.tag FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.tier FOR SELECT TO vai_team USING ((( SELECT vai.person_id() AS person_id) IS NOT NULL));

CREATE POLICY see_team ON public.undone_change FOR SELECT TO vai_team USING ((person_id = ( SELECT vai.person_id() AS person_id)));

ALTER TABLE public.stage ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.stage_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.tag ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.tier ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.undone_change ENABLE ROW LEVEL SECURITY;
