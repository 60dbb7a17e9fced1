"""Cutting a line into segments: at commas and full stops (never within numbers, nor after Mr.), arrows, "rồi", "then"."""

from __future__ import annotations

from vai.capture.grammar.items import Claims
from vai.capture.grammar.phrases import Mode
from vai.capture.grammar.tokens import Line, Token
from vai.capture.grammar.vocabulary import SPLITTERS, WORDS

_MARKS = frozenset(",;.!?–—→•·|\u2028")
_NO_STOP = frozenset(
    [
        "mr",
        "ms",
        "mrs",
        "dr",
        "prof",
        "st",
        "tp",
        "q",
        "p",
        "no",
        "vs",
        "co",
        "ltd",
        "inc",
        "a",
        "c",
        "e",
        "ts",
        "bs",
        "gs",
        "th",
    ]
)


def split(line: Line, claims: Claims, mode: Mode) -> list[tuple[Token, ...]]:
    """Give the words of each segment, without the marks between."""
    segments: list[list[Token]] = [[]]
    at = 0
    while at < len(line.tokens):
        token = line.tokens[at]
        current = segments[-1]
        if claims.is_taken(token.start, token.end):
            current.append(token)
            at += 1
        elif _breaks(line, at, current) or (current and _newline(line, current[-1], token)):
            segments.append([] if not token.is_word else [token])
            at += 1
        elif size := _then(line, at, mode, current):
            segments.append([])
            at += size
        else:
            current.append(token)
            at += 1
    return [tuple(segment) for segment in segments if segment]


def _breaks(line: Line, at: int, current: list[Token]) -> bool:
    token = line.tokens[at]
    if token.text == ">":
        return bool(current) and line.text[token.start - 1 : token.start] in "-="
    if token.text == "-":
        return (
            line.text[token.start - 1 : token.start].isspace()
            and line.text[token.end : token.end + 1].isspace()
        )
    if token.text not in _MARKS:
        return False
    before, after = line.text[token.start - 1 : token.start], line.text[token.end : token.end + 1]
    if token.text in ",." and before.isdigit() and after.isdigit():
        return False
    if token.text == ".":
        # "Mr. John", "a. Nam", "Co.opmart".
        return (
            not (current and current[-1].end == token.start and current[-1].low in _NO_STOP)
            and not after.isalnum()
        )
    return True


def _newline(line: Line, before: Token, token: Token) -> bool:
    return "\n" in line.text[before.end : token.start]


def _then(line: Line, at: int, mode: Mode, current: list[Token]) -> int:
    """Count the words of "rồi" or "then" where it leads on to something else (at the end it says that it is done)."""
    match = SPLITTERS.match(line.tokens, at, mode)
    if (
        not match
        or not current
        or (match.size == 1 and current[-1].plain in ("vua", "tuan", "thang", "moi", "da"))
    ):
        return 0
    following = line.tokens[at + match.size] if at + match.size < len(line.tokens) else None
    if following is None or not following.is_word:
        return 0
    if match.size > 1:
        return match.size
    if line.tokens[at].plain == "then":
        return match.size
    known = WORDS.match(line.tokens, at + match.size, mode)
    leads = known is not None and known.value.split(":")[0] in _LEADING
    return match.size if leads else 0


_LEADING = frozenset(
    [
        "call",
        "meeting",
        "message",
        "email",
        "send",
        "appoint",
        "sign",
        "demo",
        "FUTURE",
        "follow_up",
        "gift",
        "invoice",
        "agreed",
        "dunning",
        "promise",
        "collect",
        "task",
    ]
)
