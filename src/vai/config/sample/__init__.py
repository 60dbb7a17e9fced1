"""The demo company: a generated media and software house, lived through day by day.

Every row comes from the same actions that people use, at the time it is told to have happened; nothing is inserted past
them. All names are invented; `CompanySettings.is_generated` makes every page say so.
"""
