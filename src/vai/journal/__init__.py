"""What happened and what is to happen: interactions, next steps, files, mentions, notices, history.

Owns the words interaction, next step, attachment, mention, notice, history, change, undo.
May import staff, ui and core; it knows clients and deals by their numbers only.
"""
