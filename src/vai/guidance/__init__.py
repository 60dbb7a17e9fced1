"""The next best actions of a person: what to do now, with the reason and the figures behind it.

Owns the words next action, rule, answer (done, later, not useful, wrong, not mine), mute.
May import handovers, hunting, catalog, clients, journal, staff, ui and core.
"""
