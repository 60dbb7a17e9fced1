"""Import, the half that writes: matching drafts with what is there, deciding what changes, writing chunk by chunk.

Owns the words: item, source, external key, remark. May import the models, enums, rules and queries of the rooms below.
"""
