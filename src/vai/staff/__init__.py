"""Who works here: people, titles, teams, delegation, sign-in, and the company's own settings.

Owns the words person, title, team, delegation, mode, working hours, holiday, currency rate.
May import core and ui.
"""
