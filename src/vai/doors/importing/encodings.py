"""In which encoding a text file is written: byte-order marks, UTF-8, UTF-16 without a mark, Vietnamese and Western code pages."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In windows-1258 a tone is a letter of its own and follows its vowel; the same bytes are Ì Ò Þ ì ò in windows-1252,
# which hardly ever follow a vowel there.
_TONE = re.compile(rb"[\xcc\xd2\xde\xec\xf2]")
_TONE_ON_VOWEL = re.compile(
    rb"(?i)[aeiouy\xc2\xe2\xca\xea\xd4\xf4\xc3\xe3\xd5\xf5\xdd\xfd][\xcc\xd2\xde\xec\xf2]"
)
_VIETNAMESE_LETTER = re.compile(rb"[\xf0\xd0\xf5\xfd\xe3]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WESTERN = re.compile("[^\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŽžŸ€£¥§©®°±²³·‘’“”„‚–—…•™«»¡¿ªºµ\u00a0\u00ad¹¼½¾]")


def candidates(sample: bytes) -> list[str]:
    """Name the encodings to try, best first, for a file that begins with `sample`; empty for a file that is no text."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return [name]
    if wide := _utf16_without_mark(sample):
        return [wide]
    if b"\x00" in sample or len(_CONTROL.findall(sample)) > len(sample) / 50:
        return []
    rest = _code_pages(sample)
    if _is_utf8(sample):
        return ["utf-8", *rest]
    return rest


def _is_utf8(sample: bytes) -> bool:
    try:
        # A letter may be cut at the end of the sample: that is no error.
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(sample: bytes) -> str:
    n = len(sample) // 2
    if n < 4:
        return ""
    even, odd = sample[0 : 2 * n : 2].count(0), sample[1 : 2 * n : 2].count(0)
    if odd > 0.4 * n and even <= 0.02 * n:
        return "utf-16-le"
    if even > 0.4 * n and odd <= 0.02 * n:
        return "utf-16-be"
    return ""


def _code_pages(sample: bytes) -> list[str]:
    if _is_vietnamese(sample):
        return ["cp1258", "cp1252", "latin-1"]
    if _is_western(sample):
        return ["cp1252", "cp1258", "latin-1"]
    # Imported here: it takes long to load, and nearly every file is UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(sample[:65536]).best()
    guessed = [best.encoding] if best else []
    return [*guessed, "cp1252", "cp1258", "latin-1"]


def _is_vietnamese(sample: bytes) -> bool:
    tones = len(_TONE.findall(sample))
    on_vowels = len(_TONE_ON_VOWEL.findall(sample))
    if not tones or on_vowels < 0.9 * tones:
        return False
    return on_vowels >= 3 or bool(_VIETNAMESE_LETTER.search(sample))


def _is_western(sample: bytes) -> bool:
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    high = sum(1 for byte in sample if byte > 0x7F)
    return not _WESTERN.search(text) and high <= 0.25 * max(1, sum(c.isalpha() for c in text))
