SELECT vai.guard_shared('handover_template');
-- Giver and receiver see and answer it; so does who sees the account.
SELECT vai.guard_by_account('handover',
  own_also => 'giver_id = ANY ((SELECT vai.writer_ids())::bigint[]) OR receiver_id = ANY ((SELECT vai.writer_ids())::bigint[])',
  team_also => 'giver_id = ANY ((SELECT vai.writer_ids())::bigint[]) OR receiver_id = ANY ((SELECT vai.writer_ids())::bigint[])',
  own_see_also => 'giver_id = ANY ((SELECT vai.sight_ids())::bigint[]) OR receiver_id = ANY ((SELECT vai.sight_ids())::bigint[])',
  team_see_also => 'giver_id = ANY ((SELECT vai.sight_ids())::bigint[]) OR receiver_id = ANY ((SELECT vai.sight_ids())::bigint[])');
SELECT vai.guard('handover_item',
  'handover_id IN (SELECT h.id FROM handover h)', 'handover_id IN (SELECT h.id FROM handover h)',
  'handover_id IN (SELECT h.id FROM handover h)', 'handover_id IN (SELECT h.id FROM handover h)');
