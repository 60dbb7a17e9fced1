"""The library under every room: text, money, phones, tax codes, names, clocks, addresses, formats, row security.

Words: Money, Rate, Calendar, DayOff, Province, Ward, Phone, TaxCode. It knows no client and no colleague.
May import: the standard library and third-party packages; nothing else of vai.
"""
