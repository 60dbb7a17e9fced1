-- How often each rule helped anybody, and how often it did not, in the last 90 days: sums of the company, nobody's name.
CREATE OR REPLACE FUNCTION vai.guidance_record() RETURNS TABLE (rule text, useful bigint, dismissed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.rule::text, count(*) FILTER (WHERE a.answer = 'done'), count(*) FILTER (WHERE a.answer = 'irrelevant')
  FROM guidance_answer a WHERE a.at > vai.moment() - interval '90 days' GROUP BY a.rule
$$;

-- An amount in the home currency by the last rate known on a day; NULL where there is none.
CREATE OR REPLACE FUNCTION vai.at_home(amount numeric, of_currency text, day date) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN amount IS NULL THEN NULL
    WHEN of_currency = coalesce((SELECT s.home_currency FROM company_settings s ORDER BY s.id LIMIT 1), 'VND') THEN amount
    ELSE amount * (SELECT r.rate FROM currency_rate r WHERE r.currency = of_currency AND r.on <= day ORDER BY r.on DESC LIMIT 1)
  END
$$;
