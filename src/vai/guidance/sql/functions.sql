-- How often each rule helped anybody, and how often it did not, in the last 90 days: sums of the company, nobody's name.
CREATE OR REPLACE FUNCTION vai.guidance_record() RETURNS TABLE (rule text, useful bigint, dismissed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.rule::text, count(*) FILTER (WHERE a.answer = 'done'), count(*) FILTER (WHERE a.answer = 'irrelevant')
  FROM guidance_answer a WHERE a.at > vai.moment() - interval '90 days' GROUP BY a.rule
$$;

-- An amount in the home currency by the last rate known on a day; NULL where there is none. Short enough that the planner writes it
-- into the statement: what is in the home currency costs nothing.
CREATE OR REPLACE FUNCTION vai.exchanged(amount numeric, of_currency text, day date) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT amount * (SELECT r.rate FROM currency_rate r WHERE r.currency = of_currency AND r.on <= day ORDER BY r.on DESC LIMIT 1)
$$;
CREATE OR REPLACE FUNCTION vai.at_home(amount numeric, of_currency text, day date) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN of_currency = vai.home_currency() THEN amount ELSE vai.exchanged(amount, of_currency, day) END
$$;

-- What each rule finds for a person, at most so many cases of a rule. It reads past row security, as a person's own book is asked
-- of every row; for whom may be asked it checks itself, and the reader checks every case found under row security once more.
-- The rules of the day look among the contacts that were kept for it, where there are any, else among all of the book; `anew` does
-- so in any case.
DROP FUNCTION IF EXISTS vai.guidance_cases(text[], bigint, bigint, text[], timestamptz, date, text, integer);
CREATE OR REPLACE FUNCTION vai.guidance_cases(codes text[], me bigint, my_team bigint, my_modes text[], moment timestamptz, today date, lang text, most integer,
  anew boolean DEFAULT false)
RETURNS TABLE (rule text, kind text, pk bigint, account_id bigint, account text, name text, text text, amount numeric, currency text,
               due_at timestamptz, since timestamptz, n numeric)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  kept bigint[];
BEGIN
  IF me <> ALL (vai.sight_ids()) THEN RETURN; END IF;
  IF NOT anew THEN
    SELECT d.contact_ids INTO kept FROM guidance_day d
    WHERE d.person_id = me AND d.modes = array_to_string(my_modes, ' ') AND d.day = today;
  END IF;
  -- A next step of one's own that is due today or before. "Done" finishes it.
  IF 'S1' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT 'S1', 'step', n.id, n.account_id, coalesce(a.name, ''), n.what, '', coalesce(o.amount, a.yearly_value),
      CASE WHEN o.amount IS NULL THEN coalesce(a.currency, 'VND') ELSE o.currency END,
      (n.due_on + coalesce(n.due_time, time '17:30')) AT TIME ZONE 'Asia/Ho_Chi_Minh',
      n.due_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh', coalesce(n.lead_id, 0)::numeric
    FROM next_step n LEFT JOIN account a ON a.id = n.account_id LEFT JOIN opportunity o ON o.id = n.opportunity_id
    WHERE n.person_id = me AND n.done_at IS NULL AND n.archived_at IS NULL AND n.due_on <= today
    ORDER BY n.due_on DESC, n.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- A handover waits for my answer. Cannot be muted.
  IF 'F7' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT 'F7', 'handover', h.id, h.account_id, a.name, a.name, p.name, coalesce(o.amount, a.yearly_value),
      CASE WHEN o.amount IS NULL THEN a.currency ELSE o.currency END, h.due_at, h.proposed_at, NULL::numeric
    FROM handover h JOIN account a ON a.id = h.account_id JOIN person p ON p.id = h.giver_id
    LEFT JOIN opportunity o ON o.id = h.opportunity_id
    WHERE h.receiver_id = me AND h.state = 'proposed'
    ORDER BY h.due_at, h.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- A handover of mine was sent back with a reason, or opened by a win and not complete yet. Cannot be muted.
  IF 'F7B' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT 'F7B', 'handover', h.id, h.account_id, a.name, h.reason, p.name, coalesce(o.amount, a.yearly_value),
      CASE WHEN o.amount IS NULL THEN a.currency ELSE o.currency END, coalesce(h.answered_at, h.proposed_at) + interval '8 hours',
      coalesce(h.answered_at, h.proposed_at),
      (SELECT count(*) FROM handover_item i WHERE i.handover_id = h.id AND i.is_required AND i.is_applicable AND i.note = '')::numeric
    FROM handover h JOIN account a ON a.id = h.account_id JOIN person p ON p.id = h.receiver_id
    LEFT JOIN opportunity o ON o.id = h.opportunity_id
    WHERE h.giver_id = me AND h.state IN ('sent_back', 'draft')
    ORDER BY coalesce(h.answered_at, h.proposed_at), h.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- The last thing that happened with a client is a message or a missed call of theirs, more than two hours ago.
  IF 'H2' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    (SELECT DISTINCT ON (i.id) 'H2', 'interaction', i.id, a.id, a.name, coalesce(c.name, a.name), i.kind, a.yearly_value, a.currency,
      i.occurred_at + interval '2 hours', i.occurred_at, 0::numeric
    FROM coverage v JOIN account a ON a.id = v.account_id
    JOIN interaction i ON i.account_id = v.account_id AND i.archived_at IS NULL AND NOT EXISTS (SELECT FROM interaction later
      WHERE later.account_id = i.account_id AND later.archived_at IS NULL AND later.kind <> 'note'
        AND (later.occurred_at, later.id) > (i.occurred_at, i.id))
    LEFT JOIN contact c ON c.id = i.contact_id
    WHERE v.person_id = me AND v.until IS NULL AND v.is_lead AND v.mode = ANY (my_modes) AND a.archived_at IS NULL
      AND i.direction = 'in' AND (i.kind IN ('mail', 'chat') OR i.outcome = 'no_answer')
      AND i.occurred_at BETWEEN moment - interval '14 days' AND moment - interval '2 hours'
    ORDER BY i.id DESC LIMIT most)
    UNION ALL
    (SELECT 'H2', 'interaction', i.id, NULL::bigint, coalesce(l.company, ''), coalesce(nullif(l.name, ''), l.company), i.kind,
      l.value * 0.2, l.currency, i.occurred_at + interval '2 hours', i.occurred_at, l.id::numeric
    FROM lead l
    CROSS JOIN LATERAL (SELECT * FROM interaction i WHERE i.lead_id = l.id AND i.archived_at IS NULL
      AND i.kind <> 'note' ORDER BY i.occurred_at DESC, i.id DESC LIMIT 1) i
    WHERE l.owner_id = me AND l.status IN ('new', 'attempted', 'connected', 'qualified') AND l.archived_at IS NULL
      AND 'hunt' = ANY (my_modes) AND i.direction = 'in' AND (i.kind IN ('mail', 'chat') OR i.outcome = 'no_answer')
      AND i.occurred_at BETWEEN moment - interval '14 days' AND moment - interval '2 hours'
    ORDER BY i.id DESC LIMIT most)) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- A colleague named me in the journal, and I wrote nothing there since.
  IF 'ME' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT 'ME', 'interaction', i.id, i.account_id, coalesce(a.name, ''), p.name, left(coalesce(nullif(i.body, ''), i.subject), 140),
      NULL::numeric, 'VND', i.occurred_at + interval '8 hours', i.occurred_at, coalesce(i.lead_id, 0)::numeric
    FROM mention m JOIN interaction i ON i.id = m.interaction_id JOIN person p ON p.id = i.author_id
    LEFT JOIN account a ON a.id = i.account_id
    WHERE m.person_id = me AND i.author_id <> me AND i.archived_at IS NULL
      AND i.occurred_at BETWEEN moment - interval '14 days' AND moment
      AND NOT EXISTS (SELECT FROM interaction r WHERE r.author_id = me AND r.archived_at IS NULL
        AND r.occurred_at > i.occurred_at AND (r.account_id = i.account_id OR r.lead_id = i.lead_id))
    ORDER BY i.occurred_at DESC, i.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- A new lead that nobody has tried to reach, past half of its clock.
  IF 'H1' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT 'H1', 'lead', l.id, NULL::bigint, coalesce(l.company, ''),
      coalesce(nullif(l.name, ''), nullif(l.company, ''), nullif(l.phone, ''), nullif(l.email, ''), left(l.need, 60)),
      CASE WHEN l.owner_id IS NULL THEN 'unclaimed' ELSE '' END, coalesce(vai.at_home(l.value, l.currency, today), usual.amount) * 0.2,
      vai.home_currency(), l.touch_due_at, l.received_at, NULL::numeric
    FROM lead l CROSS JOIN (SELECT avg(vai.at_home(o.amount, o.currency, today)) AS amount FROM opportunity o
      WHERE o.owner_id = me AND o.outcome = 'won' AND o.closed_at > moment - interval '1 year') usual
    WHERE l.id IN (SELECT x.id FROM lead x WHERE x.owner_id = me AND x.status = 'new'
        UNION ALL SELECT x.id FROM lead x WHERE x.owner_id IS NULL AND x.team_id = my_team AND x.status = 'new')
      AND l.archived_at IS NULL AND l.first_touch_at IS NULL
      AND l.received_at + (coalesce(l.touch_due_at, l.received_at) - l.received_at) / 2 <= moment
    ORDER BY l.touch_due_at, l.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- Won more than a day ago, and nobody was asked to serve the client from now on. Cannot be muted.
  IF 'H11' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT 'H11', 'opportunity', o.id, o.account_id, a.name, o.name, '', o.amount, o.currency,
      o.closed_at + interval '32 hours', o.closed_at, NULL::numeric
    FROM opportunity o JOIN account a ON a.id = o.account_id
    WHERE o.owner_id = me AND o.outcome = 'won' AND o.archived_at IS NULL AND a.archived_at IS NULL
      AND o.closed_at BETWEEN moment - interval '60 days' AND moment - interval '1 day'
      AND NOT EXISTS (SELECT FROM handover h WHERE h.account_id = o.account_id AND h.proposed_at >= o.closed_at)
      AND NOT EXISTS (SELECT FROM pipeline p WHERE p.id = o.pipeline_id AND NOT p.hands_over)
      AND NOT EXISTS (SELECT FROM deal_terms t WHERE t.opportunity_id = o.id AND t.keeps_client)
      AND NOT EXISTS (SELECT FROM coverage v WHERE v.account_id = o.account_id AND v.until IS NULL
                      AND v.mode IN ('farm', 'advise', 'key'))
    ORDER BY o.amount DESC NULLS LAST, o.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- An open deal that should have been closed by now.
  IF 'H7' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT 'H7', 'opportunity', o.id, o.account_id, coalesce(a.name, ''), o.name, '', o.amount, o.currency,
      (o.closes_on + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh', o.closes_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh',
      NULL::numeric
    FROM opportunity o JOIN stage s ON s.id = o.stage_id LEFT JOIN account a ON a.id = o.account_id
    WHERE o.owner_id = me AND o.outcome = 'open' AND o.archived_at IS NULL AND o.closes_on < today
    ORDER BY o.amount DESC NULLS LAST, o.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- An open deal for which nothing is planned on a day.
  IF 'H5' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT 'H5', 'opportunity', o.id, o.account_id, coalesce(a.name, ''), o.name,
      CASE WHEN lang = 'en' AND s.name_en <> '' THEN s.name_en ELSE s.name END, o.amount, o.currency,
      o.stage_entered_at + interval '24 hours', o.stage_entered_at, NULL::numeric
    FROM opportunity o JOIN stage s ON s.id = o.stage_id LEFT JOIN account a ON a.id = o.account_id
    WHERE o.owner_id = me AND o.outcome = 'open' AND o.archived_at IS NULL
      AND NOT EXISTS (SELECT FROM next_step n WHERE n.opportunity_id = o.id AND n.done_at IS NULL AND n.archived_at IS NULL
                      AND n.due_on IS NOT NULL)
      AND NOT EXISTS (SELECT FROM next_step n WHERE n.account_id = o.account_id AND n.opportunity_id IS NULL
                      AND n.done_at IS NULL AND n.archived_at IS NULL AND n.due_on IS NOT NULL)
    ORDER BY o.amount DESC NULLS LAST, o.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- An open deal without a touch for longer than its stage bears.
  IF 'H6' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT 'H6', 'opportunity', o.id, o.account_id, coalesce(a.name, ''), o.name, s.quiet_days::text, o.amount, o.currency,
      touch.at + make_interval(days => s.quiet_days), touch.at, NULL::numeric
    FROM opportunity o JOIN stage s ON s.id = o.stage_id LEFT JOIN account a ON a.id = o.account_id
    CROSS JOIN LATERAL (SELECT greatest(o.stage_entered_at,
      (SELECT max(i.occurred_at) FROM interaction i WHERE i.opportunity_id = o.id AND i.archived_at IS NULL),
      (SELECT max(i.occurred_at) FROM interaction i WHERE i.account_id = o.account_id AND i.archived_at IS NULL)) AS at) touch
    WHERE o.owner_id = me AND o.outcome = 'open' AND o.archived_at IS NULL
      AND touch.at + make_interval(days => s.quiet_days) < moment
    ORDER BY o.amount DESC NULLS LAST, o.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- A deal of 200 million or more that hangs on one person of the client.
  IF 'H8' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT 'H8', 'opportunity', o.id, o.account_id, a.name, o.name, '', o.amount, o.currency,
      o.opened_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' + interval '14 days', NULL::timestamptz, met.n
    FROM opportunity o JOIN account a ON a.id = o.account_id
    CROSS JOIN LATERAL (SELECT count(DISTINCT c.id)::numeric AS n FROM affiliation f JOIN contact c ON c.id = f.contact_id
      WHERE f.account_id = o.account_id AND f.until IS NULL AND c.archived_at IS NULL AND c.last_two_way_at IS NOT NULL) met
    WHERE o.owner_id = me AND o.outcome = 'open' AND o.archived_at IS NULL
      AND vai.at_home(o.amount, o.currency, today) >= 200000000 AND met.n <= 1
    ORDER BY o.amount DESC NULLS LAST, o.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- No two-way contact for longer than the tier's cadence.
  IF 'R3' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT DISTINCT ON (a.id) 'R3', 'account', a.id, a.id, a.name, a.name, t.name, a.yearly_value, a.currency,
      coalesce(a.last_two_way_at, v.since::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') + make_interval(days => t.cadence_days),
      a.last_two_way_at, t.cadence_days::numeric
    FROM coverage v JOIN account a ON a.id = v.account_id JOIN tier t ON t.id = a.tier_id
    WHERE v.person_id = me AND v.until IS NULL AND v.mode = ANY (my_modes) AND v.mode IN ('farm', 'advise', 'key')
      AND a.archived_at IS NULL AND coalesce(a.last_two_way_at, v.since::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
        + make_interval(days => t.cadence_days) < moment
    ORDER BY a.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- Somebody with a part in the client's decisions to whom nobody has talked for half a year, or ever.
  IF 'F10' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT DISTINCT ON (c.id) 'F10', 'contact', c.id, a.id, a.name, c.name, f.decision_role, a.yearly_value, a.currency,
      f.created_at + interval '14 days', c.last_two_way_at, NULL::numeric
    FROM coverage v JOIN account a ON a.id = v.account_id JOIN affiliation f ON f.account_id = a.id
    JOIN contact c ON c.id = f.contact_id
    WHERE v.person_id = me AND v.until IS NULL AND v.mode = ANY (my_modes) AND v.mode IN ('farm', 'advise', 'key')
      AND a.archived_at IS NULL AND f.until IS NULL AND c.archived_at IS NULL
      AND f.decision_role IN ('economic', 'executive', 'technical', 'champion') AND c.id = ANY (coalesce(kept, ARRAY(
        SELECT x.contact_id FROM coverage w JOIN affiliation x ON x.account_id = w.account_id WHERE w.person_id = me
          AND w.until IS NULL AND w.mode = ANY (my_modes) AND x.until IS NULL
          AND x.decision_role IN ('economic', 'executive', 'technical', 'champion'))))
      AND (c.last_two_way_at IS NULL OR c.last_two_way_at < moment - interval '180 days')
    ORDER BY c.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
  -- A birthday within a week, of somebody at a client of mine.
  IF 'BD' = ANY (codes) THEN RETURN QUERY
    SELECT x.rule::text, x.kind::text, x.pk, x.account_id, x.account::text, x.name::text, x.text::text, x.amount, x.currency::text, x.due_at, x.since, x.n::numeric FROM (
    SELECT DISTINCT ON (c.id) 'BD', 'contact', c.id, a.id, a.name, c.name, '', NULL::numeric, 'VND',
      (next.on + time '17:30') AT TIME ZONE 'Asia/Ho_Chi_Minh', next.on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh',
      NULL::numeric
    FROM coverage v JOIN account a ON a.id = v.account_id JOIN affiliation f ON f.account_id = a.id
    JOIN contact c ON c.id = f.contact_id
    CROSS JOIN LATERAL (SELECT (c.birthday + make_interval(years => extract(year FROM today::date)::int
      - extract(year FROM c.birthday)::int + CASE WHEN to_char(c.birthday, 'MMDD') < to_char(today::date, 'MMDD')
      THEN 1 ELSE 0 END))::date AS on) next
    WHERE v.person_id = me AND v.until IS NULL AND v.mode = ANY (my_modes) AND v.mode IN ('farm', 'advise', 'key')
      AND a.archived_at IS NULL AND f.until IS NULL AND c.archived_at IS NULL AND next.on <= today::date + 7
      AND c.id = ANY (coalesce(kept, ARRAY(SELECT x.contact_id FROM coverage w JOIN affiliation x ON x.account_id = w.account_id
        WHERE w.person_id = me AND w.until IS NULL AND w.mode = ANY (my_modes) AND x.until IS NULL)))
    ORDER BY c.id LIMIT most) x (rule, kind, pk, account_id, account, name, text, amount, currency, due_at, since, n);
  END IF;
END $$;
