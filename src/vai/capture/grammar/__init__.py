"""The grammar of quick capture: one line in Vietnamese or English becomes a reading, and nothing is written.

Owns the words: Reading, Part, Piece, Kind, Flag, Lexicon. Pure: it may import vai.core and nothing else of vai.
"""

from vai.capture.grammar.kinds import Flag, Kind
from vai.capture.grammar.lexicon import Lexicon, lookups
from vai.capture.grammar.parse import parse
from vai.capture.grammar.reading import Part, Piece, Reading, Role

__all__ = ["Flag", "Kind", "Lexicon", "Part", "Piece", "Reading", "Role", "lookups", "parse"]
