"""What a deal pays the people who won it: plans, credits, statements with their working, disputes.

Owns the words commission, plan, credit, statement, working, draw, clawback, holdback.
May import receivables, handovers, contracts, hunting, catalog, clients, journal, staff, ui and core.
"""
