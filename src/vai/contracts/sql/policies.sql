SELECT vai.guard_shared('contract_settings');
-- A contract is seen and written as its account is, and by the owner of its deal and the leads of their team.
SELECT vai.guard_by_account('contract',
  own_also => 'owner_id = ANY ((SELECT vai.writer_ids())::bigint[])',
  team_also => 'team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR owner_id = ANY ((SELECT vai.writer_ids())::bigint[])',
  own_see_also => 'owner_id = ANY ((SELECT vai.sight_ids())::bigint[])', team_see_also => 'owner_id = ANY ((SELECT vai.sight_ids())::bigint[])');
SELECT vai.guard(name, '(SELECT true FROM contract k WHERE k.id = contract_id)', 'vai.writes_contract(contract_id)',
  '(SELECT true FROM contract k WHERE k.id = contract_id)', 'vai.writes_contract(contract_id)', deletable => name = 'contract_line')
  FROM unnest(ARRAY['contract_line', 'contract_file']) name;
SELECT vai.guard(name, '(SELECT true FROM opportunity o WHERE o.id = opportunity_id)', 'vai.writes_opportunity(opportunity_id)',
  '(SELECT true FROM opportunity o WHERE o.id = opportunity_id)', 'vai.writes_opportunity(opportunity_id)')
  FROM unnest(ARRAY['deal_terms', 'deal_promise']) name;
