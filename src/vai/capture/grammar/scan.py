"""Reading a segment from left to right: every stretch becomes an item, once."""

from __future__ import annotations

from bisect import bisect_left

from vai.capture.grammar import days, orgs, people
from vai.capture.grammar.identifiers import Reference
from vai.capture.grammar.items import Claims, Item, Sort
from vai.capture.grammar.lexicon import LONGEST_NAME
from vai.capture.grammar.numbers import number
from vai.capture.grammar.orgs import Org
from vai.capture.grammar.people import Person
from vai.capture.grammar.phrases import Phrases, listed
from vai.capture.grammar.scene import Scene
from vai.capture.grammar.tokens import Token
from vai.capture.grammar.vocabulary import TITLES, TOPICS, WORDS

_SOURCES = Phrases[str](
    listed(
        "FROM: facebook | fb | website | web | zalo | google | tiktok | linkedin | hội thảo | sự kiện | event | hotline | quảng cáo | ads | google ads | "
        "facebook ads | fb ads | triển lãm | youtube | instagram | form | landing page | cold call | email | mail | telesale | telesales | "
        "khách quen | bạn bè | referral | giới thiệu | seminar | webinar | exhibition | trade show | fair | hội chợ | chợ | báo | page | fanpage | zalo oa | "
        "group facebook | workshop | partner | đối tác | livestream"
    )
)
_VERBS_BEFORE_NAMES = frozenset(
    [
        "call",
        "meeting",
        "message",
        "email",
        "dunning",
        "sign",
        "renewal",
        "demo",
        "lost",
        "won",
        "advice",
        "gift",
        "agreed",
        "visit",
        "collect",
        "delivery",
    ]
)


class Found:
    """The items of a segment so far, and who was named."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self._by_end = {item.end: item for item in items}
        self.has_person = False
        self.has_org = False

    def add(self, item: Item) -> None:
        """Take in another item."""
        self.items.append(item)
        self._by_end[item.end] = item
        self.has_person = self.has_person or item.sort is Sort.PERSON
        self.has_org = self.has_org or item.sort is Sort.ORG

    def before(self, scene: Scene, at: int) -> Item | None:
        """Give the item that ends at the word before a token, with nothing but space between."""
        if at == 0 or scene.line.text[scene.tokens[at - 1].end : scene.tokens[at].start].strip():
            return None
        return self._by_end.get(scene.tokens[at - 1].end)


def items(scene: Scene, claims: Claims, figures: list[Item]) -> list[Item]:
    """List the items of a segment, in order; `figures` are those of the line that were found already, in order."""
    first = bisect_left(figures, scene.tokens[0].start, key=lambda item: item.start)
    last = bisect_left(figures, scene.tokens[-1].end, key=lambda item: item.start)
    found = Found(
        [_bounded(scene, claims, item) if item.sort is Sort.WHEN else item for item in figures[first:last]]
    )
    at = 0
    while at < len(scene.tokens):
        token = scene.tokens[at]
        if claims.is_taken(token.start, token.end):
            at += 1
            continue
        new = [
            item
            for item in _at(scene, at, found, _free(scene, claims, at))
            if not claims.is_taken(item.start, item.end)
        ]
        claims.extend(new)
        for item in new:
            found.add(item)
        stop = max((item.end for item in new), default=token.end)
        while at < len(scene.tokens) and scene.tokens[at].start < stop:
            at += 1
    return sorted(found.items, key=lambda item: item.start)


def _free(scene: Scene, claims: Claims, at: int) -> tuple[Token, ...]:
    """List the words from a token on that are not taken by a figure: a phrase has to end before one."""
    end = at
    while end < min(at + _LONGEST_PHRASE, len(scene.tokens)) and not claims.is_taken(
        scene.tokens[end].start, scene.tokens[end].end
    ):
        end += 1
    return scene.tokens[at:end]


_LONGEST_PHRASE = 7


def _at(scene: Scene, at: int, found: Found, free: tuple[Token, ...]) -> list[Item]:
    token = scene.tokens[at]
    if not token.is_word:
        return []
    if _names_a_thing(scene, at, found):
        return [Item(Sort.GAP, token.start, token.end, token.text)]
    known = _known_name(scene, at) or people.read(scene, at) or orgs.after_legal_form(scene, at)
    if known:
        return [known]
    if day := _day(scene, at):
        return [day]
    if token.text.isdecimal() and (value := number(token.text)) is not None and len(token.text) < 16:
        return [Item(Sort.NUMBER, token.start, token.end, value)]
    if (topic := TOPICS.get(token.low)) and topic != "demo":
        return [Item(Sort.WORD, token.start, token.end, f"TOPIC:{topic}")]
    if source := _source(scene, at):
        return [source]
    title = TITLES.match(scene.tokens, at, scene.mode)
    if title and (token.is_caps or title.size > 1 or at == 0):
        end = scene.tokens[at + title.size - 1].end
        return [Item(Sort.WORD, token.start, end, f"TITLE:{scene.line.text[token.start : end]}")]
    if names := orgs.named(scene, at, has_person=found.has_person):
        # "đang so sánh với Misa": a rival is not whom the line is about.
        before = found.before(scene, at)
        if before is not None and before.value == "RIVAL":
            return [Item(Sort.GAP, names[0].start, names[-1].end, "rival")]
        return names
    if match := WORDS.match(free, 0, scene.mode):
        end = scene.tokens[at + match.size - 1].end
        if match.was_folded and (match.value == "OUTCOME:busy" or _is_other_word(scene, at)):
            return [Item(Sort.GAP, token.start, token.end, token.text)]
        return [Item(Sort.WORD, token.start, end, match.value, match.was_folded)]
    return _small_name(scene, at, found) or [Item(Sort.GAP, token.start, token.end, token.text)]


def _names_a_thing(scene: Scene, at: int, found: Found) -> bool:
    """Whether a word with a capital letter names a package or a program: "gói B", "phần mềm Vai"."""
    token = scene.tokens[at]
    if at == 0 or not (token.is_title or token.text.isdecimal()) or not scene.mode.has_capitals:
        return False
    before = found.before(scene, at)
    return (
        before is not None
        and (before.value == "THING" or (before.sort is Sort.GAP and before.value == "goi"))
        and scene.line.text[before.end : token.start] == " "
        and scene.line.low[before.start : before.end] in _PACKAGES
    )


_PACKAGES = frozenset(
    ("gói", "goi", "phần mềm", "phan mem", "app", "module", "dịch vụ", "dich vu", "package", "software")
)


def _is_other_word(scene: Scene, at: int) -> bool:
    """Whether "goi" without accents is a package rather than a call: a letter or the name of an edition follows."""
    following = scene.tokens[at + 1].low if at + 1 < len(scene.tokens) else ""
    return (
        scene.tokens[at].plain == "goi"
        and at > 0
        and ((len(following) == 1 and following not in "ace") or following in _EDITIONS)
    )


_EDITIONS = frozenset(
    ["pro", "basic", "premium", "standard", "enterprise", "vip", "crm", "erp", "starter", "plus", "business"]
)


def _known_name(scene: Scene, at: int) -> Item | None:
    """Find the longest name that the caller knows; a short one typed small has to be no other word."""
    lexicon = scene.lexicon
    if not (lexicon.orgs or lexicon.people or lexicon.products or lexicon.invoices):
        return None
    for size in range(min(LONGEST_NAME, len(scene.tokens) - at), 0, -1):
        run = scene.tokens[at : at + size]
        name = " ".join(token.plain for token in run if token.is_word)
        if not run[-1].is_word or (
            size == 1 and not scene.is_name_like(at) and WORDS.match(scene.tokens, at, scene.mode)
        ):
            continue
        start, end = run[0].start, run[-1].end
        if scene.line.text[start:end].casefold() in lexicon.invoices:
            return Item(Sort.INVOICE, start, end, Reference(scene.line.text[start:end]))
        if name in lexicon.orgs:
            return Item(Sort.ORG, start, end, Org(lexicon.orgs[name]))
        if name in lexicon.products:
            return Item(Sort.PRODUCT, start, end, lexicon.products[name])
        if (
            name in lexicon.people
            and (size > 1 or scene.is_name_like(at) or not scene.mode.has_capitals)
            and not people.read(scene, at)
        ):
            return Item(Sort.PERSON, start, end, Person(lexicon.people[name]))
    return None


def _day(scene: Scene, at: int) -> Item | None:
    """Read a day with the word that bounds it: "trước thứ 6", "by Friday"."""
    if plain := days.read(scene, at):
        return plain
    for size in (3, 2, 1):
        if at + size < len(scene.tokens) and (day := days.read(scene, at + size)):
            bound = days.bound_before(scene, at + size)
            if bound and bound[1] == size:
                return Item(
                    Sort.WHEN, scene.tokens[at].start, day.end, day.value.bounded(bound[0]), day.was_folded
                )
    return None


def _bounded(scene: Scene, claims: Claims, item: Item) -> Item:
    """Give a date in figures the word that bounds it: "đến 31/12"."""
    at = bisect_left(scene.tokens, item.start, key=lambda token: token.start)
    bound = days.bound_before(scene, at) if at else None
    if not bound:
        return item
    start = scene.tokens[at - bound[1]].start
    if not claims.add(Item(Sort.GAP, start, scene.tokens[at - 1].end, None)):
        return item
    claims.items.pop()
    return Item(Sort.WHEN, start, item.end, item.value.bounded(bound[0]))


def _source(scene: Scene, at: int) -> Item | None:
    known = WORDS.match(scene.tokens, at, scene.mode)
    if not known or known.value != "SOURCE":
        return None
    start = at + known.size
    if start < len(scene.tokens) and scene.tokens[start].text == ":":
        start += 1
    source = _SOURCES.match(scene.tokens, start, scene.mode)
    if not source:
        return None
    first, last = scene.tokens[start], scene.tokens[start + source.size - 1]
    return Item(
        Sort.WORD, scene.tokens[at].start, last.end, f"CAME:{scene.line.text[first.start : last.end]}"
    )


def _small_name(scene: Scene, at: int, found: Found) -> list[Item]:
    before = found.before(scene, at)
    return orgs.uncapitalised(
        scene,
        at,
        follows_person=before is not None and before.sort is Sort.PERSON,
        has_who=found.has_person or found.has_org,
        follows_verb=before is not None
        and before.sort is Sort.WORD
        and before.value.split(":")[0] in _VERBS_BEFORE_NAMES,
    )
