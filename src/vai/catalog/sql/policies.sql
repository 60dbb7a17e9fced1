SELECT vai.guard_shared('product_family');
SELECT vai.guard_shared('product');
SELECT vai.guard_shared('price_list');
SELECT vai.guard_shared('price', true);
SELECT vai.guard_shared('answer', write => '(SELECT vai.person_id()) IS NOT NULL');
