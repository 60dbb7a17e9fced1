"""Reading a segment from left to right: every stretch becomes an item, once."""

from __future__ import annotations

from vai.capture.grammar import days, orgs, people
from vai.capture.grammar.items import Claims, Item, Sort
from vai.capture.grammar.lexicon import LONGEST_NAME
from vai.capture.grammar.numbers import number
from vai.capture.grammar.orgs import Org
from vai.capture.grammar.people import Person
from vai.capture.grammar.phrases import Phrases, listed
from vai.capture.grammar.scene import Scene
from vai.capture.grammar.vocabulary import TOPICS, WORDS

_SOURCES = Phrases[str](
    listed(
        "FROM: facebook | fb | website | web | zalo | google | tiktok | linkedin | hội thảo | sự kiện | event | hotline | quảng cáo | ads | google ads | "
        "facebook ads | fb ads | triển lãm | youtube | instagram | shopee | lazada | form | landing page | cold call | email | mail | telesale | telesales | "
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
        "complaint",
        "incident",
        "advice",
        "gift",
        "agreed",
        "visit",
        "collect",
        "delivery",
    ]
)


def items(scene: Scene, claims: Claims) -> list[Item]:
    """List the items of a segment, in order."""
    start, end = scene.tokens[0].start, scene.tokens[-1].end
    found = [item for item in claims.items if start <= item.start < end]
    found = [_bounded(scene, claims, item) if item.sort is Sort.WHEN else item for item in found]
    at = 0
    while at < len(scene.tokens):
        token = scene.tokens[at]
        if claims.is_taken(token.start, token.end):
            at += 1
            continue
        new = [item for item in _at(scene, at, found) if not claims.is_taken(item.start, item.end)]
        claims.extend(new)
        found.extend(new)
        stop = max((item.end for item in new), default=token.end)
        while at < len(scene.tokens) and scene.tokens[at].start < stop:
            at += 1
    return sorted(found, key=lambda item: item.start)


def _at(scene: Scene, at: int, found: list[Item]) -> list[Item]:
    token = scene.tokens[at]
    if not token.is_word:
        return []
    known = _known_name(scene, at) or people.read(scene, at) or orgs.after_legal_form(scene, at)
    if known:
        return [known]
    if day := _day(scene, at):
        return [day]
    if token.text.isdecimal() and (value := number(token.text)) is not None and len(token.text) < 16:
        return [Item(Sort.NUMBER, token.start, token.end, value)]
    has_person = any(item.sort is Sort.PERSON for item in found)
    if (topic := TOPICS.get(token.low)) and topic != "demo":
        return [Item(Sort.WORD, token.start, token.end, f"TOPIC:{topic}")]
    if source := _source(scene, at):
        return [source]
    if names := orgs.named(scene, at, has_person=has_person):
        return names
    if match := WORDS.match(scene.tokens, at, scene.mode):
        end = scene.tokens[at + match.size - 1].end
        if match.was_folded and _is_other_word(scene, at):
            return [Item(Sort.GAP, token.start, token.end, token.text)]
        return [Item(Sort.WORD, token.start, end, match.value, match.was_folded)]
    return _small_name(scene, at, found, has_person) or [Item(Sort.GAP, token.start, token.end, token.text)]


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
    if not (lexicon.orgs or lexicon.people or lexicon.products):
        return None
    for size in range(min(LONGEST_NAME, len(scene.tokens) - at), 0, -1):
        run = scene.tokens[at : at + size]
        name = " ".join(token.plain for token in run if token.is_word)
        if not run[-1].is_word or (
            size == 1 and not scene.is_name_like(at) and WORDS.match(scene.tokens, at, scene.mode)
        ):
            continue
        start, end = run[0].start, run[-1].end
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
    at = next((index for index, token in enumerate(scene.tokens) if token.end > item.start), 0)
    bound = days.bound_before(scene, at)
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


def _small_name(scene: Scene, at: int, found: list[Item], has_person: bool) -> list[Item]:
    before = max(
        (item for item in found if item.end <= scene.tokens[at].start),
        key=lambda item: item.end,
        default=None,
    )
    touches = before is not None and not scene.line.text[before.end : scene.tokens[at].start].strip()
    return orgs.uncapitalised(
        scene,
        at,
        follows_person=touches and before is not None and before.sort is Sort.PERSON,
        has_who=has_person or any(item.sort is Sort.ORG for item in found),
        follows_verb=touches
        and before is not None
        and before.sort is Sort.WORD
        and before.value.split(":")[0] in _VERBS_BEFORE_NAMES,
    )
