"""Word lists about people and bodies: titles, roles, kinds of unnamed sources, demonyms, capitals, first names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

Gender: TypeAlias = Literal["female", "male"]


def _lines(name: str) -> list[str]:
    text = files("headwater").joinpath("extract", "data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _lists() -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in _lines("source_words.tsv"))
    return {category: frozenset(words.split(";")) for category, words in rows}


def is_a(category: str, word: str) -> bool:
    """True when the lower-cased word or phrase is in the list `category` of `source_words.tsv`."""
    return word.casefold() in _lists()[category]


@cache
def _numbers() -> dict[str, int]:
    return {w: int(n) for w, _, n in (entry.partition("=") for entry in sorted(_lists()["number"]))}


def number_of(word: str) -> int | None:
    """How many "three", "a dozen" or "12" says; None when the word is no small number."""
    found = _numbers().get(word.casefold())
    return found if found is not None else (int(word) if word.isascii() and word.isdigit() and len(word) < 4 else None)


@cache
def _first_names() -> dict[str, Gender | None]:
    names: dict[str, Gender | None] = {}
    for line in _lines("first_names.tsv"):
        gender, _, listed = line.partition("\t")
        for name in listed.casefold().split():
            here: Gender = "female" if gender == "female" else "male"
            names[name] = here if names.get(name, here) == here else None
    return names


def is_first_name(word: str) -> bool:
    """True for a listed given name, also the first part of a hyphenated one."""
    return word.casefold().partition("-")[0] in _first_names()


def gender_of_name(word: str) -> Gender | None:
    """The gender that the given name is mostly used for, None when unlisted or used for both."""
    return _first_names().get(word.casefold().partition("-")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Government:
    """What a word says of a state: its country, and whether the word is its name, a demonym or its capital."""

    country: str
    how: Literal["name", "demonym", "capital"]


@cache
def _governments() -> dict[str, Government]:
    found: dict[str, Government] = {}
    for line in _lines("governments.tsv"):
        country, names, demonyms, capitals = ([*line.split("\t"), "", "", ""])[:4]
        for form in [country, *filter(None, names.split(";"))]:
            found.setdefault(form.casefold(), Government(country=country, how="name"))
        for form in filter(None, demonyms.split(";")):
            found.setdefault(form.casefold(), Government(country=country, how="demonym"))
        for form in filter(None, capitals.split(";")):
            found.setdefault(form.casefold(), Government(country=country, how="capital"))
    return found


def government_of(name: str) -> Government | None:
    """The state that a country's name, demonym or capital stands for ("Oslo", "Norwegian"); else None."""
    text = name.casefold()
    text = text[4:] if text.startswith("the ") else text
    return _governments().get(text)
