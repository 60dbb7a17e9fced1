"""How what comes in is read: fields of forms and what is doubtful of a post, contact cards, mails and their mailboxes.

Owns the words field, stamp, card, signature. Imports core and the rooms below; writes nothing.
"""
