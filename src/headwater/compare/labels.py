"""What an event is called: a short noun phrase made of its statements' words, "Explosion at the Calder depot"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from headwater.compare.deeds import deeds_of
from headwater.compare.happenings import HAPPENINGS, happenings_of
from headwater.compare.views import View, root
from headwater.model import Claim

MAX_LABEL = 90
MAX_STATEMENTS = 200
# For each kind of happening, in the order of `HAPPENINGS`: the nouns that name it, the first where no other is used.
_NOUNS = """
strike airstrike raid bombing bombardment attack shelling
explosion blast fire blaze
shooting gunfire
killing death slaying assassination murder
crash derailment collision sinking
arrest detention capture
resignation dismissal
meeting summit talks
election vote referendum
deal agreement treaty accord signing
earthquake quake flood landslide storm eruption collapse
verdict ruling sentence conviction trial hearing
launch release landing arrival departure
protest demonstration march rally walkout
"""
NOUNS = tuple(tuple(line.split()) for line in _NOUNS.strip().splitlines())
# Kinds that are done to or by somebody: "arrest of …".
PERSONAL = frozenset({2, 3, 5, 6})
_TAIL = (
    r"\s+(at|in|on|near|against|off|outside)\s+((?:the |an? )?(?:[\w’'-]+ ){0,4}?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
)


def label_of(group: Sequence[Claim], own: Sequence[View], places: Sequence[str]) -> str:
    """The event's name: its kind as the statements word it, with where or to whom it happened; else a passage."""
    kinds = Counter(kind for view in own for kind in happenings_of(view))
    if not kinds:
        return _passage(group)
    kind = min(kinds, key=lambda k: (-kinds[k], _is_outcome(k), k))
    texts = [" ".join(v.statement.text.split()) for v in own[:MAX_STATEMENTS]]
    noun = _noun(kind, texts)
    where = _where(noun, texts) or _whom(kind, own) or _place(places)
    if not where:
        return _passage(group)
    label = f"{noun[:1].upper()}{noun[1:]} {where}"
    return label if len(label) <= MAX_LABEL else _passage(group)


def _is_outcome(kind: int) -> bool:
    """Whether a kind is what happenings lead to (deaths): the happening names the event better."""
    return kind == 3


def _noun(kind: int, texts: Sequence[str]) -> str:
    """The noun of the kind that most statements use."""
    used = Counter(n for text in texts for n in NOUNS[kind] if re.search(rf"\b{n}s?\b", text, re.IGNORECASE))
    return max(used, key=lambda n: (used[n], -NOUNS[kind].index(n))) if used else NOUNS[kind][0]


def _where(noun: str, texts: Sequence[str]) -> str:
    """What most statements say after the noun: "at the Calder depot"."""
    found: Counter[str] = Counter()
    for text in texts:
        match = re.search(rf"(?i:\b{noun})(?: \w+)?{_TAIL}", text)
        if match:
            found[f"{match.group(1)} {match.group(2)}"] += 1
    return max(found, key=lambda w: (found[w], -len(w), w), default="")


def _whom(kind: int, own: Sequence[View]) -> str:
    """To whom it was done: the person who is most often the patient of such a deed."""
    if kind not in PERSONAL:
        return ""
    found: Counter[str] = Counter()
    for view in own:
        people = [e.text for e in view.statement.features.entities if e.label == "person"]
        for deed in deeds_of(view):
            if root(deed.frame.predicate) in HAPPENINGS[kind]:
                found.update(p for p in people if deed.patient & {root(w.casefold()) for w in p.split()})
    best = max(found, key=lambda p: (found[p], p), default="")
    return f"of {best}" if best else ""


def _place(places: Sequence[str]) -> str:
    return f"in {places[0]}" if places else ""


def _passage(group: Sequence[Claim]) -> str:
    """The passage of the claim that most statements share, on one line, shortened."""
    best = max(group, key=lambda c: (len(c.statements), -len(c.text), c.id))
    line = " ".join(best.text.split())
    return line if len(line) <= MAX_LABEL else line[: MAX_LABEL - 2].rsplit(" ", 1)[0] + " …"
