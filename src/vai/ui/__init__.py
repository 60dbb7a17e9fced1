"""The look and feel of Vai: tokens, components, page shell, fragments, lists and forms as they appear on a screen.

Words: Page, Fragment, Toast, Shell, Place, Panel, Listing, Chip. It knows no model and no word of the trade.
May import: vai.core.
"""
