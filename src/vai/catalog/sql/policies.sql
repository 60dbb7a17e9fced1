SELECT vai.guard_shared('product_family');
SELECT vai.guard_shared('product');
SELECT vai.guard_shared('price_list');
SELECT vai.guard_shared('price', true);
SELECT vai.guard_shared('answer', write => '(SELECT vai.person_id()) IS NOT NULL');
-- What to say on calls is written by whoever leads a team, and by administrators.
SELECT vai.guard_shared('script', write => '(SELECT vai.may_administer() OR (vai.may_write() AND vai.team_ids() <> ''{}''))');
