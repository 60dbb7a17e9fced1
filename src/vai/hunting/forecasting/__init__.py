"""What will come and what it takes: chances by stage, ranges of a period, leads that a quota needs. Pure: no tables, no clock.

Only `draws` needs numpy; jobs and commands import it, pages never do: they read what the night kept.
"""
