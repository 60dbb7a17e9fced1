-- Tables of libraries. Sign-in, sessions and jobs are needed before anybody acts, and hold no customer data.
SELECT vai.exempt(name, reason) FROM (VALUES
  ('django_migrations', 'Which migrations ran.'),
  ('django_content_type', 'Names of models.'),
  ('auth_permission', 'Unused, brought by the library of sign-in.'),
  ('auth_group', 'Unused, brought by the library of sign-in.'),
  ('auth_group_permissions', 'Unused, brought by the library of sign-in.'),
  ('django_session', 'Sessions: read before anybody acts.'),
  ('cache_entry', 'Counts of wrong passwords: read before anybody acts.'),
  ('account_emailaddress', 'Addresses of colleagues: read at sign-in.'),
  ('account_emailconfirmation', 'Confirmations of colleagues'' addresses.'),
  ('socialaccount_socialaccount', 'Single sign-on of colleagues: read at sign-in.'),
  ('socialaccount_socialapp', 'Single sign-on providers.'),
  ('socialaccount_socialtoken', 'Single sign-on tokens of colleagues.'),
  ('mfa_authenticator', 'Second factors of colleagues: read at sign-in.'),
  ('usersessions_usersession', 'Sessions of colleagues.'),
  ('procrastinate_jobs', 'Jobs carry ids only; the worker takes them before it acts for anybody.'),
  ('procrastinate_events', 'What became of jobs.'),
  ('procrastinate_periodic_defers', 'When nightly jobs ran.'),
  ('procrastinate_workers', 'Which workers are alive.')
) AS library (name, reason) WHERE EXISTS (SELECT FROM pg_class WHERE relname = name AND relkind = 'r' AND relnamespace = 'public'::regnamespace);
SELECT vai.guard_private('idempotency_key', history => false);
