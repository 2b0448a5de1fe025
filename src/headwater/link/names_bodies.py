"""When are two names of outlets or bodies one: normalised keys under which equal names meet."""

from __future__ import annotations

import re

from headwater.link.names_people import fold
from headwater.outlets import find_outlet, outlet_key

_CALL = re.compile(r"\b([kw][a-z]{2,3})\b(?:[ -](?:tv|fm|am))?")
_LEGAL = re.compile(r" (?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|sa|nv)$")
_OF = re.compile(r"^(ministry|department|office|bureau|university|bank|embassy) (?:of|for) (?:the )?(.+)$")
# At home a department needs no country before it: "U.S. Department of the Treasury".
_STATE_BEFORE = re.compile(r"^(?:us|u s|united states) (?=department of )")
_GOVERNMENT = re.compile(r"^(.+?)(?:s)? (?:government|authorities|administration|regime)$")
_OUTLET_TAIL = re.compile(r" (?:newspaper|magazine|website|site|news agency|agency|tv|channel|online|com)$")


def outlet_keys(name: str) -> tuple[str, ...]:
    """The keys an outlet's name meets others under, strongest first: its register name, else its folded shape.

    "KXQZ-TV Boston" and "KXQZ" meet at the call sign, "ferrywatch.com" and "FerryWatch" at the run-together name.
    """
    listed = find_outlet(name)
    if listed:
        return (f"register:{listed.name}",)
    key = outlet_key(name)
    call = re.match(r"([KW][A-Z]{2,3})(?:-?TV|\b)", name)
    if call:
        return (f"station:{call[1].casefold()}",)
    bare = re.sub(r"\.(?:com|org|net|co\.uk|co|info|tv|news)$", "", key)
    return (f"outlet:{_OUTLET_TAIL.sub('', bare).replace(' ', '').replace('.', '')}",)


def body_key(name: str, country: str | None = None) -> str:
    """The key of a body: "Ministry of Defense" = "Defence Ministry", "Acme Inc." = "Acme"; a state by its country."""
    if country:
        return f"state:{fold(country)}"
    text = re.sub(r"^the ", "", fold(re.sub(r"['’]s\b", "", name)))
    text = text.replace("defence", "defense").replace("organisation", "organization").replace("centre", "center")
    text = re.sub(r"\b(\w) (?=\w\b)", r"\1", text)  # "f b i", "u s"
    text = _LEGAL.sub("", text) if " " in text else text
    text = _STATE_BEFORE.sub("", text)
    match = _OF.match(text)
    if match:
        text = f"{match[2]} {match[1]}"
    return f"body:{text}"


def initials_of(name: str) -> tuple[str, ...]:
    """The initials of a name of three capitalised words and more, small words left out, also without its country's."""
    words = [w for w in re.findall(r"[\w’'-]+", name) if w[:1].isupper()]
    letters = "".join(w[0] for w in words) if 3 <= len(words) <= 8 else ""
    short = letters[2:] if name.startswith(("U.S. ", "US ", "U.K. ", "UK ")) else ""
    return tuple(x for x in (letters, short) if len(x) >= 3)
