"""The score of a lead: how much better or worse its chances are than the average, in points with their reasons.

Pure: no tables, no clock. Only `logistic` needs numpy and scikit-learn, and only `fitting` imports it, which jobs and
commands do; what a fit found is plain data (`model`) that any process reads.
"""
