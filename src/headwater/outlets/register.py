"""The register of outlets: `outlets.tsv` as records, found by name, short form or domain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, cast

OutletKind: TypeAlias = Literal["newspaper", "broadcaster", "agency", "magazine", "online"]

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "–": "-"})
_NOT_NAME = re.compile(r"[^\w@&+.!/-]+")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\d?\.)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12})(?:[:/?#]\S{0,2000})?", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet or agency. `short` are forms that mean it alone, `ambiguous` forms that others use too.

    `wary` are those among its names that are common words ("Time", "The Hill"): text is searched for them
    only where the words around show that an outlet is meant.
    """

    name: str
    kind: OutletKind
    country: str
    short: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    wary: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    family: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All outlets, with look-ups by key (see `outlet_key`) and by domain. `ambiguous` holds the keys that decline."""

    outlets: tuple[Outlet, ...]
    by_key: Mapping[str, tuple[Outlet, ...]]
    by_domain: Mapping[str, Outlet]
    ambiguous: frozenset[str]


def outlet_key(name: str) -> str:
    """The name without article, possessive, case, accents and punctuation: "The Daily's" -> "daily"."""
    text = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES)).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c)).strip(" \"'.,:;()“”")
    text = re.sub(r"'s?$", "", text)
    text = " ".join(_NOT_NAME.sub(" ", text.replace("'", "").replace("-", " ")).split())
    return re.sub(r"^the (?=\S)", "", text).replace(".", "") if "." not in text.strip(".") or " " in text else text


def _parse(line: str) -> Outlet:
    name, short, domains, country, kind, family = line.split("\t")
    forms = [s for s in short.split(";") if s]
    wary = [f[1:] for f in [name, *forms] if f.startswith("!")]
    return Outlet(
        name=name.lstrip("!"),
        kind=cast(OutletKind, kind),
        country=country,
        short=tuple(f.lstrip("!") for f in forms if not f.startswith("~")),
        ambiguous=tuple(f[1:] for f in forms if f.startswith("~")),
        wary=tuple(wary),
        domains=tuple(d for d in domains.split(";") if d),
        family=family or None,
    )


@cache
def read_register() -> Register:
    """The register as shipped, read once."""
    text = files("headwater.outlets").joinpath("outlets.tsv").read_text("utf-8")
    outlets = tuple(_parse(line) for line in text.splitlines()[1:] if line)
    by_key: dict[str, list[Outlet]] = {}
    for outlet in outlets:
        for form in (outlet.name, *outlet.short, *outlet.ambiguous):
            found = by_key.setdefault(outlet_key(form), [])
            if outlet not in found:
                found.append(outlet)
    unsure = {outlet_key(form) for o in outlets for form in o.ambiguous}
    unsure |= {key for key, found in by_key.items() if len(found) > 1}
    by_domain = {domain: outlet for outlet in reversed(outlets) for domain in outlet.domains}
    keys = {key: tuple(found) for key, found in by_key.items()}
    return Register(outlets=outlets, by_key=keys, by_domain=by_domain, ambiguous=frozenset(unsure))


def outlet_candidates(name: str) -> tuple[Outlet, ...]:
    """Every outlet that the name or short form may mean, in register order; empty when it is not listed."""
    return read_register().by_key.get(outlet_key(name), ())


def is_ambiguous(name: str) -> bool:
    """True when the list alone cannot tell which outlet the form means ("the Post")."""
    return outlet_key(name) in read_register().ambiguous


def find_outlet(name_or_domain: str) -> Outlet | None:
    """The one outlet that a name, short form, domain or URL means; None when unlisted or ambiguous."""
    register = read_register()
    key = outlet_key(name_or_domain)
    found = register.by_key.get(key, ())
    if len(found) == 1 and key not in register.ambiguous:
        return found[0]
    match = _DOMAIN.fullmatch(name_or_domain.strip())
    return _by_domain(match[1].lower(), register) if match else None


def _by_domain(domain: str, register: Register) -> Outlet | None:
    labels = domain.split(".")
    for i in range(len(labels) - 1):
        outlet = register.by_domain.get(".".join(labels[i:]))
        if outlet is not None:
            return outlet
    return None


def family_of(name: str) -> str | None:
    """The owner family of the outlet that the name means, None where unknown or ambiguous."""
    outlet = find_outlet(name)
    return outlet.family if outlet else None
