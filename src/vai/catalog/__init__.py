"""What is sold: product families, products, prices by list and currency, answers about them, what to say on calls.

Owns the words product, family, price list, price, answer, script, fit.
May import clients, journal, staff, ui and core.
"""
