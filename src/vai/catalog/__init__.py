"""What is sold: product families, products, prices by list and currency, answers about them.

Owns the words product, family, price list, price, answer.
May import clients, journal, staff, ui and core.
"""
