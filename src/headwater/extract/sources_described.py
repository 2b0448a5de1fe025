"""Sources that no name stands for, only a description: "the harbour master", "railway police", "the fire brigade"."""

from __future__ import annotations

import re

from headwater.extract.mentions_words import is_a
from headwater.model import SourceKind

_BODIES = frozenset(
    [
        "brigade",
        "service",
        "services",
        "coastguard",
        "parliament",
        "assembly",
        "congress",
        "cabinet",
        "legislature",
        "senate",
        "ministry",
        "authority",
        "authorities",
        "regulator",
        "operator",
        "prosecutors'",
        "archive",
        "registry",
        "museum",
        "observatory",
        "inspectorate",
        "secretariat",
        "tribunal",
        "board",
        "panel",
        "taskforce",
        "squad",
        "precinct",
        "garrison",
        "regiment",
        "brewery",
        "mill",
        "plant",
        "factory",
        "mine",
        "shipyard",
        "port",
        "airport",
        "harbour",
        "harbor",
        "utility",
        "railway",
        "railways",
        "ferry",
        "line",
        "lines",
        "hotel",
        "shop",
        "supermarket",
        "newspaper",
        "clinic",
        "infirmary",
        "hospice",
        "surgery",
        "diocese",
        "parish",
        "county",
        "town",
        "city",
        "village",
        "municipality",
        "district",
        "chamber",
        "exchange",
        "consortium",
        "trust",
        "society",
        "league",
        "federation",
        "syndicate",
        "cooperative",
        "co-operative",
        "unit",
        "division",
        "desk",
        "headquarters",
        "consulate",
        "court",
        "police",
        "army",
        "navy",
        "guard",
        "force",
        "forces",
        "command",
    ]
)
_PEOPLE = re.compile(r"(?i)(?:[a-z]{2,}(?:er|or|ist|ant|man|woman|master|clerk|ess|eer)|priest|bishop|monk|imam|rabbi|"
                     r"mayor|judge|chief|head|pilot|captain|deputy|guide|cook|chef|nurse|medic|chemist|widow|widower|"
                     r"guard|king|queen|prince|princess|pope|aide|envoy|lawyer|coach|scout|agent|tenant|resident|"
                     r"witness|patient|victim|suspect|student|pupil|president|consul|ombudsman|sheriff|warden|"
                     r"marshal)")  # fmt: skip
_NO_PERSON = frozenset(
    {"paper", "order", "letter", "number", "water", "weather", "river", "tower", "computer", "error"}
)


def kind_described(phrase: str) -> SourceKind:
    """What a lower-case description names by its head noun: a body, one person in an office, or "unknown"."""
    core = re.split(r" (?:of|in|at|for|from|with|on|near|by|stolen|who|that|which) |,", phrase.strip(), maxsplit=1)[0]
    words = core.casefold().split()
    if not words:
        return "unknown"
    head = words[-1]
    if head in _BODIES or is_a("org_word", head) or is_a("group_noun", head):
        return "organisation"
    if head in _NO_PERSON:
        return "unknown"
    if is_a("person_title", head) or is_a("role_noun", head) or is_a("kin", head) or _PEOPLE.fullmatch(head):
        return "anonymous" if words[0] in ("a", "an", "one", "another") else "person"
    return "unknown"


def is_specific(phrase: str) -> bool:
    """True where a definite description says more than its head: "the foreign ministry", not "the ministry"."""
    core = re.split(r" (?:who|that|which) |,", phrase, maxsplit=1)[0]
    return len(re.sub(r"(?i)^(?:the|this|that|these|those) ", "", core.strip()).split()) > 1
