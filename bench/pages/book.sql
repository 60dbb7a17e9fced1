-- A book of :accounts accounts, written in sets. Everything follows from the number of a row by bench.u(number, salt), so the
-- same scale gives the same book. Times are told from the day on which it is built.
-- The first accounts are the largest: what belongs to an account picks it by the square of an even number.

-- step: names
CREATE TABLE bench.word AS SELECT * FROM (VALUES
  ('surname', ARRAY['Nguyễn','Nguyễn','Nguyễn','Nguyễn','Nguyễn','Nguyễn','Nguyễn','Trần','Trần','Trần','Lê','Lê','Phạm','Phạm','Hoàng','Huỳnh','Vũ','Võ','Phan','Trương','Bùi','Đặng','Đỗ','Ngô','Hồ','Dương','Lý','Đinh']),
  ('middle', ARRAY['Văn','Thị','Hữu','Đức','Minh','Thanh','Ngọc','Quang','Thu','Kim','Hoàng','Xuân','Bảo','Gia','Tuấn','Mai','Phương','Hồng','Công','Đình']),
  ('given', ARRAY['Anh','Bình','Châu','Cường','Dũng','Dung','Đạt','Giang','Hà','Hải','Hạnh','Hiếu','Hoa','Hòa','Hùng','Hương','Khánh','Khoa','Lan','Linh','Long','Ly','Mai','Minh','My','Nam','Nga','Ngân','Nghĩa','Nhung','Phúc','Phương','Quân','Quỳnh','Sơn','Tâm','Thảo','Thắng','Thịnh','Thúy','Trang','Trí','Trung','Tuấn','Tú','Uyên','Vân','Việt','Vy','Yến']),
  ('trade', ARRAY['Thương mại','Xây dựng','Dược phẩm','Thực phẩm','Công nghệ','Vận tải','Nội thất','Bao bì','Cơ khí','Thủy sản','Dệt may','Du lịch','Giáo dục','Bất động sản','Truyền thông','Thiết bị y tế']),
  ('brand', ARRAY['Hoàng Gia','Minh Long','An Phát','Đại Việt','Thiên Phúc','Sao Mai','Bình Minh','Hưng Thịnh','Phú Quý','Kim Ngân','Tân Á','Hải Đăng','Việt Tín','Nam Cường','Đông Á','Thái Sơn','Trường Hải','Ánh Dương','Gia Hưng','Hòa Bình','Phương Nam','Bắc Hà','Lam Sơn','Vạn Xuân']),
  ('form', ARRAY['Công ty TNHH','Công ty Cổ phần','Công ty TNHH MTV','Doanh nghiệp tư nhân']),
  ('job', ARRAY['Giám đốc','Phó giám đốc','Kế toán trưởng','Trưởng phòng mua hàng','Trưởng phòng kinh doanh','Nhân viên','Trợ lý giám đốc','Trưởng phòng CNTT']),
  ('subject', ARRAY['Gọi hỏi thăm','Báo giá gói năm','Hẹn demo','Họp triển khai','Gửi hợp đồng','Nhắc thanh toán','Khiếu nại giao hàng','Trao đổi nhu cầu quý tới','Chốt điều khoản','Gửi tài liệu'])
) AS w (kind, words);

-- step: teams
INSERT INTO team (id, name, parent_id)
SELECT 1000, 'Tổng công ty', NULL
UNION ALL SELECT 1000 + r, 'Vùng ' || r, 1000 FROM generate_series(1, :regions) r
UNION ALL SELECT 2000 + b, 'Chi nhánh ' || b, 1000 + 1 + (b - 1) / 6 FROM generate_series(1, :regions * 6) b
UNION ALL SELECT 10000 + t, 'Đội ' || t, 2000 + 1 + (t - 1) / 5 FROM generate_series(1, :regions * 30) t;

-- Ten people a team: a lead, an assistant, eight who sell; the first of all are those with the large books.
-- step: people
INSERT INTO person (id, email, name, title, team_id, is_active, is_robot, language, timezone, theme, password)
SELECT 1000 + n, 'p' || n || '@bench.example', bench.full_name(n, 11),
  CASE (n - 1) % 10 WHEN 0 THEN 'team_lead' WHEN 1 THEN 'sale_assistant' ELSE
    (ARRAY['hunter','account_manager','hunter','relationship_manager','hunter','account_manager','sale_account','key_account_manager'])[(n - 1) % 10 - 1] END,
  10000 + 1 + (n - 1) / 10, true, false, 'vi', 'Asia/Ho_Chi_Minh', 'auto', '!'
FROM generate_series(1, :regions * 300) n
UNION ALL SELECT 900 + r, 'region' || r || '@bench.example', bench.full_name(r, 12), 'team_lead', 1000 + r, true, false, 'vi', 'Asia/Ho_Chi_Minh', 'auto', '!'
FROM generate_series(1, least(:regions, 90)) r
UNION ALL SELECT 800, 'executive@bench.example', bench.full_name(800, 12), 'executive', 1000, true, false, 'vi', 'Asia/Ho_Chi_Minh', 'auto', '!'
UNION ALL SELECT 801, 'administrator@bench.example', bench.full_name(801, 12), 'administrator', 1000, true, false, 'vi', 'Asia/Ho_Chi_Minh', 'auto', '!';
UPDATE team t SET lead_id = p.id FROM person p WHERE p.team_id = t.id AND p.title = 'team_lead';
CREATE TABLE bench.seller AS
  SELECT row_number() OVER (ORDER BY id) - 1 AS n, id, team_id, title,
    CASE title WHEN 'hunter' THEN 'hunt' WHEN 'sale_account' THEN 'hunt' WHEN 'account_manager' THEN 'farm'
               WHEN 'relationship_manager' THEN 'advise' ELSE 'key' END AS mode
  FROM person WHERE id > 1000 AND title NOT IN ('team_lead', 'sale_assistant');
CREATE UNIQUE INDEX ON bench.seller (n);
-- Who serves which account: twelve people in nine hundred and sixty have 3,000, the others some 170.
CREATE TABLE bench.serves AS
  SELECT i AS account_id, s.id AS person_id, s.team_id, s.mode
  FROM generate_series(1::bigint, :accounts) i
  JOIN bench.seller s ON s.n = CASE WHEN bench.u(i, 1) < 0.18 THEN floor(bench.u(i, 2) * :heavy)
                                    ELSE :heavy + floor(bench.u(i, 3) * (:sellers - :heavy)) END;
CREATE UNIQUE INDEX ON bench.serves (account_id);
ANALYZE bench.serves;

-- step: products
INSERT INTO product (id, code, name, is_recurring, months)
SELECT 1000 + p, 'SP' || p, 'Gói dịch vụ ' || p, p % 2 = 0, CASE WHEN p % 2 = 0 THEN 12 END FROM generate_series(1, 40) p;
INSERT INTO tag (id, name) SELECT 1000 + t, 'Nhãn ' || t FROM generate_series(1, 8) t;

-- step: accounts
INSERT INTO account (id, kind, name, name_key, tax_code, tax_digits, tier_id, industry, segment, source, yearly_value, employees,
    province_code, team_id, opened_by_id, is_unserved, last_two_way_at, created_at, updated_at)
SELECT i, CASE WHEN bench.u(i, 4) < 0.85 THEN 'business' ELSE 'person' END, b.name, lower(vai.fold(b.name)), b.tax, b.tax,
  CASE WHEN bench.u(i, 5) < 0.4 THEN (SELECT min(id) FROM tier) + floor(bench.u(i, 6) * (SELECT count(*) FROM tier)) END,
  bench.pick('trade', i, 13), '', '', round((exp(bench.u(i, 7) * 9) * 100000)::numeric, -3), floor(exp(bench.u(i, 8) * 7)),
  '', s.team_id, s.person_id, false, now() - make_interval(mins => floor(power(bench.u(i, 9), 2) * 300 * 1440)::int),
  now() - make_interval(mins => floor(bench.u(i, 10) * 730 * 1440)::int), now() - make_interval(secs => floor(bench.u(i, 11) * 700 * 86400)::int)
FROM generate_series(1::bigint, :accounts) i JOIN bench.serves s ON s.account_id = i
CROSS JOIN LATERAL (SELECT bench.pick('form', i, 14) || ' ' || bench.pick('trade', i, 13) || ' ' || bench.pick('brand', i, 15) || ' '
   || CASE WHEN bench.u(i, 16) < 0.5 THEN i::text ELSE bench.pick('given', i, 17) || ' ' || i END AS name,
   lpad((100000000 + i * 4799 % 899999999)::text, 10, '0') AS tax) b;

-- step: coverage
INSERT INTO coverage (account_id, person_id, mode, is_lead, since, team_id, is_outside)
SELECT account_id, person_id, mode, true, current_date - floor(bench.u(account_id, 20) * 700)::int, team_id, false FROM bench.serves
UNION ALL -- the team's assistant
SELECT v.account_id, a.id, 'assist', true, current_date - 90, a.team_id, false
  FROM bench.serves v JOIN person a ON a.team_id = v.team_id AND a.title = 'sale_assistant' WHERE bench.u(v.account_id, 21) < 0.1
UNION ALL -- someone of another team, in another mode
SELECT v.account_id, o.id, o.mode, true, current_date - 200, o.team_id, true
  FROM bench.serves v JOIN bench.seller o ON o.n = floor(bench.u(v.account_id, 23) * :sellers)
  WHERE bench.u(v.account_id, 22) < 0.05 AND o.mode <> v.mode AND o.team_id <> v.team_id
UNION ALL -- and ended ones
SELECT v.account_id, o.id, v.mode, false, current_date - 600, o.team_id, o.team_id <> v.team_id
  FROM bench.serves v JOIN bench.seller o ON o.n = floor(bench.u(v.account_id, 24) * :sellers) WHERE bench.u(v.account_id, 25) < 0.2;
UPDATE coverage SET until = current_date - 300 WHERE NOT is_lead;
INSERT INTO delegation (principal_id, delegate_id, scopes, since, until)
SELECT s.id, a.id, '{journal,clients,deals}', current_date - 10, current_date + 60
FROM bench.seller s JOIN person a ON a.team_id = s.team_id AND a.title = 'sale_assistant' WHERE s.n % 8 = 1;

-- step: contacts
CREATE TABLE bench.works AS SELECT c AS contact_id,
  CASE WHEN c <= :accounts THEN c ELSE 1 + floor(:accounts * power(bench.u(c, 30), 2))::bigint END AS account_id
  FROM generate_series(1::bigint, :contacts) c;
INSERT INTO contact (id, name, sort_key, name_language, birthday, owner_id, last_two_way_at, created_at, updated_at)
SELECT w.contact_id, n.name, lower(vai.fold(split_part(n.name, ' ', 3) || ' ' || n.name)), 'vi',
  CASE WHEN bench.u(w.contact_id, 31) < 0.3 THEN date '1965-01-01' + floor(bench.u(w.contact_id, 32) * 13000)::int END,
  s.person_id, now() - make_interval(mins => floor(power(bench.u(w.contact_id, 33), 2) * 500 * 1440)::int),
  now() - make_interval(mins => floor(bench.u(w.contact_id, 34) * 730 * 1440)::int), now() - make_interval(mins => floor(bench.u(w.contact_id, 35) * 700 * 1440)::int)
FROM bench.works w JOIN bench.serves s ON s.account_id = w.account_id
CROSS JOIN LATERAL (SELECT bench.full_name(w.contact_id, 36) AS name) n;
INSERT INTO affiliation (account_id, contact_id, title, decision_role, is_primary)
SELECT account_id, contact_id, bench.pick('job', contact_id, 37), CASE WHEN bench.u(contact_id, 38) < 0.1 THEN 'champion' ELSE '' END, contact_id <= :accounts FROM bench.works;

-- step: phones and mails
INSERT INTO contact_point (contact_id, kind, value, original, is_primary)
SELECT c, 'phone', '+849' || lpad(((c * 7919 + 13) % 100000000)::text, 8, '0'), '09' || lpad(((c * 7919 + 13) % 100000000)::text, 8, '0'), true FROM generate_series(1::bigint, :contacts) c
UNION ALL SELECT c, 'email', 'lienhe' || c || '@khach' || c % 50000 || '.example', '', true FROM generate_series(1::bigint, :contacts) c WHERE bench.u(c, 40) < 0.6;
INSERT INTO contact_point (account_id, kind, value, original, is_primary)
SELECT i, 'phone', '+8424' || lpad(((i * 6007 + 7) % 100000000)::text, 8, '0'), '', true FROM generate_series(1::bigint, :accounts) i WHERE bench.u(i, 41) < 0.5;

-- step: tags
INSERT INTO account_tag (account_id, tag_id) SELECT i, 1001 + floor(bench.u(i, 43) * 8) FROM generate_series(1::bigint, :accounts) i WHERE bench.u(i, 42) < 0.3;

-- step: leads
INSERT INTO lead (id, name, company, name_key, phone, phone_original, email, source_id, status, need, value, owner_id, team_id, created_by_id,
    received_at, touch_due_at, first_touch_at, last_touch_at, status_at, created_at, updated_at)
SELECT l, bench.full_name(l, 50), d.company, lower(vai.fold(d.company)), '+849' || lpad(((l * 6113 + 5) % 100000000)::text, 8, '0'), '', 'quantam' || l || '@nguon.example',
  (SELECT min(id) FROM lead_source) + floor(bench.u(l, 51) * (SELECT count(*) FROM lead_source)), d.status, 'Cần tư vấn ' || bench.pick('trade', l, 52),
  round((exp(bench.u(l, 53) * 6) * 1000000)::numeric, -5), CASE WHEN d.unowned THEN NULL ELSE s.id END, s.team_id, s.id,
  d.came, d.came + interval '1 hour', CASE WHEN d.status <> 'new' THEN d.came + interval '30 minutes' END,
  CASE WHEN d.status <> 'new' THEN d.came + interval '2 days' END, d.came, d.came, d.came
FROM generate_series(1::bigint, :leads) l
JOIN bench.seller s ON s.n = floor(bench.u(l, 54) * :sellers)
CROSS JOIN LATERAL (SELECT CASE WHEN bench.u(l, 55) < 0.6 THEN bench.pick('form', l, 56) || ' ' || bench.pick('brand', l, 57) || ' ' || l ELSE '' END AS company,
  (ARRAY['new','attempted','connected','qualified','converted','disqualified','converted','disqualified','disqualified','converted'])[1 + floor(bench.u(l, 58) * 10)] AS status,
  bench.u(l, 58) < 0.1 AND bench.u(l, 59) < 0.4 AS unowned,
  now() - make_interval(mins => floor(CASE WHEN bench.u(l, 58) < 0.4 THEN power(bench.u(l, 60), 2) * 60 ELSE bench.u(l, 60) * 700 END * 1440)::int) AS came) d;

-- step: deals
CREATE TABLE bench.deal AS
  SELECT d AS id, 1 + floor(:accounts * power(bench.u(d, 70), 2))::bigint AS account_id, x.outcome,
    now() - make_interval(mins => floor(CASE x.outcome WHEN 'open' THEN power(bench.u(d, 72), 2) * 150 ELSE 30 + bench.u(d, 72) * 670 END * 1440)::int) AS opened_at
  FROM generate_series(1::bigint, :deals) d
  CROSS JOIN LATERAL (SELECT CASE WHEN bench.u(d, 71) < 0.2 THEN 'open' WHEN bench.u(d, 71) < 0.55 THEN 'won' ELSE 'lost' END AS outcome) x;
INSERT INTO opportunity (id, name, account_id, contact_id, owner_id, team_id, created_by_id, pipeline_id, stage_id, stage_entered_at, outcome, amount,
    source_id, opened_on, closes_on, closed_at, lost_reason_id, rank, created_at, updated_at)
SELECT d.id, bench.pick('subject', d.id, 73) || ' ' || bench.pick('brand', d.id, 74) || ' ' || d.id, d.account_id, d.account_id, s.person_id, s.team_id, s.person_id, g.pipeline_id,
  g.id, d.opened_at + interval '3 days', d.outcome, round((exp(bench.u(d.id, 75) * 7) * 2000000)::numeric, -5),
  (SELECT min(id) FROM lead_source), d.opened_at::date, (d.opened_at + interval '60 days')::date,
  CASE WHEN d.outcome <> 'open' THEN least(now(), d.opened_at + make_interval(days => floor(bench.u(d.id, 76) * 29)::int + 1)) END,
  CASE WHEN d.outcome = 'lost' THEN (SELECT min(id) FROM lost_reason WHERE NOT for_leads) END, d.id, d.opened_at, d.opened_at + interval '3 days'
FROM bench.deal d JOIN bench.serves s ON s.account_id = d.account_id
JOIN LATERAL (SELECT t.id, t.pipeline_id FROM bench.stage t WHERE t.outcome = d.outcome AND t.n = floor(bench.u(d.id, 77) * t.of_outcome)) g ON true;
INSERT INTO opportunity_line (opportunity_id, product_id, quantity, unit_price, discount_pct, amount, position)
SELECT o.id, 1001 + floor(bench.u(o.id, 78) * 40), 1, o.amount, 0, o.amount, 0 FROM opportunity o WHERE bench.u(o.id, 79) < 0.7;
INSERT INTO stage_change (opportunity_id, from_stage_id, to_stage_id, at, person_id)
SELECT o.id, NULL, f.id, o.created_at, o.owner_id FROM opportunity o, (SELECT id FROM bench.stage WHERE outcome = 'open' AND n = 0) f
UNION ALL SELECT o.id, f.id, o.stage_id, o.stage_entered_at, o.owner_id FROM opportunity o, (SELECT id FROM bench.stage WHERE outcome = 'open' AND n = 0) f WHERE o.stage_id <> f.id;

-- step: interactions
CREATE TABLE bench.talk AS SELECT i AS id, 1 + floor(:accounts * power(bench.u(i, 80), 2))::bigint AS account_id,
  now() - make_interval(mins => floor(power(bench.u(i, 81), 1.5) * 730 * 1440)::int) AS occurred_at FROM generate_series(1::bigint, :interactions) i;
INSERT INTO interaction (id, account_id, contact_id, opportunity_id, kind, direction, outcome, is_two_way, occurred_at, minutes, subject, body, author_id, created_at, updated_at)
SELECT t.id, t.account_id, CASE WHEN bench.u(t.id, 82) < 0.8 THEN t.account_id END, NULL,
  (ARRAY['call','call','call','meeting','mail','mail','chat','chat','visit','note'])[1 + floor(bench.u(t.id, 83) * 10)],
  CASE WHEN bench.u(t.id, 84) < 0.3 THEN 'in' ELSE 'out' END, CASE WHEN bench.u(t.id, 85) < 0.2 THEN 'no_answer' ELSE 'reached' END, bench.u(t.id, 85) >= 0.3,
  t.occurred_at, CASE WHEN bench.u(t.id, 86) < 0.5 THEN 5 + floor(bench.u(t.id, 87) * 60) END, bench.pick('subject', t.id, 88),
  'Khách quan tâm ' || bench.pick('trade', t.id, 89) || ', hẹn trao đổi lại với ' || bench.pick('job', t.id, 90) || ' về điều khoản và thời gian giao hàng. '
    || repeat('Ghi chú thêm của cuộc gọi. ', floor(bench.u(t.id, 91) * 6)::int), s.person_id, t.occurred_at, t.occurred_at
FROM bench.talk t JOIN bench.serves s ON s.account_id = t.account_id;
INSERT INTO interaction_contact (interaction_id, contact_id, occurred_at)
SELECT id, contact_id, occurred_at FROM interaction WHERE contact_id IS NOT NULL;

-- step: next steps
INSERT INTO next_step (what, kind, person_id, account_id, opportunity_id, due_on, done_at, done_by_id, created_by_id, created_at, updated_at)
SELECT bench.pick('subject', o.id, 92), '', o.owner_id, o.account_id, o.id, current_date - 5 + floor(bench.u(o.id, 93) * 20)::int, NULL, NULL, o.owner_id, o.created_at, o.created_at
FROM opportunity o WHERE o.outcome = 'open' AND bench.u(o.id, 94) < 0.8
UNION ALL
SELECT bench.pick('subject', i.id, 95), '', i.author_id, i.account_id, NULL, i.occurred_at::date + 3, i.occurred_at + interval '3 days', i.author_id, i.author_id, i.occurred_at, i.occurred_at
FROM interaction i WHERE i.id % 6 = 0;

-- step: history
INSERT INTO history_entry (at, recorded_at, change_id, person_id, door, table_name, row_id, operation, account_id)
SELECT created_at, created_at, gen_random_uuid(), opened_by_id, 'page', 'account', id, 'I', id FROM account
UNION ALL SELECT created_at, created_at, gen_random_uuid(), owner_id, 'page', 'opportunity', id, 'I', account_id FROM opportunity;
INSERT INTO history_entry (at, recorded_at, change_id, person_id, door, table_name, row_id, operation, account_id, before, after)
SELECT stage_entered_at, stage_entered_at, gen_random_uuid(), owner_id, 'page', 'opportunity', id, 'U', account_id, '{"rank": 0}', jsonb_build_object('rank', rank) FROM opportunity;
