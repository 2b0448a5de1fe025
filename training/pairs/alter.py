"""Passages changed by rule: into one that contradicts it, or into one that says the same in slightly other words."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from training.pairs.corpus import Passage

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
DIGITS = tuple(str(n) for n in range(2, 13))
BARE = frozenset(
    ["is", "was", "are", "were", "has", "have", "had", "will", "would", "can", "could", "did", "does", "do"]
)
OPPOSITES = {
    "killed": "injured", "dead": "injured", "died": "survived", "injured": "killed", "won": "lost", "lost": "won",
    "rose": "fell", "fell": "rose", "up": "down", "down": "up", "before": "after", "after": "before",
    "accepted": "rejected", "approved": "rejected", "rejected": "approved", "guilty": "innocent", "more": "fewer",
    "arrested": "released", "released": "arrested", "hired": "fired", "fired": "hired", "north": "south",
    "south": "north", "east": "west", "west": "east", "first": "second", "second": "third", "third": "second",
    "increase": "decrease", "bought": "sold", "sold": "bought", "men": "women", "women": "men", "man": "woman",
    "woman": "man", "confirmed": "denied", "began": "ended", "ended": "began", "success": "failure",
    "opened": "closed", "closed": "opened", "bigger": "smaller", "old": "new", "new": "old",
}  # fmt: skip
SAME = {
    "percent": "per cent", "U.S.": "United States", "US": "United States", "UK": "Britain", "wounded": "injured",
    "injured": "wounded", "purchased": "bought", "bought": "purchased", "dead": "killed", "begin": "start",
    "began": "started", "started": "began", "film": "movie", "movie": "film", "approximately": "about",
    "about": "around", "around": "about", "said": "stated", "stated": "said", "reportedly": "allegedly",
    "earthquake": "quake", "quake": "earthquake", "blaze": "fire", "teenager": "teen", "teen": "teenager",
    "cops": "police", "police": "officers", "doctor": "physician", "job": "position", "firm": "company",
    "company": "firm", "will": "is set to", "announced": "said", "but": "however", "told": "said to",
    "although": "though", "automobile": "car", "children": "kids", "kids": "children", "largest": "biggest",
    "biggest": "largest", "purchase": "buy", "buy": "purchase", "attempted": "tried", "tried": "attempted",
}  # fmt: skip

Words = list[str]
Rule = Callable[[Words, random.Random, Sequence[str]], bool]


def contradict(passage: Passage, names: Sequence[str], rng: random.Random) -> Passage | None:
    """The passage with one figure, day, name or verb made wrong, or negated; None where no rule applies.

    `names` are other capitalised words to choose a false name from. Marks are dropped: what the words now
    tell of is not annotated.
    """
    words = list(passage.words)
    rules = [wrong_figure, wrong_figure, wrong_day, wrong_name, opposite, negated]
    rng.shuffle(rules)
    if any(rule(words, rng, names) for rule in rules):
        return replace(passage, words=tuple(words), events=(), entities=())
    return None


def wrong_figure(words: Words, rng: random.Random, _: Sequence[str]) -> bool:
    """One number becomes another of like size."""
    at = [i for i, w in enumerate(words) if w.lower() in NUMBERS or w.replace(",", "").replace(".", "", 1).isdigit()]
    if not at:
        return False
    i = rng.choice(at)
    words[i] = other_number(words[i], rng)
    return True


def other_number(word: str, rng: random.Random) -> str:
    """Another number in the same form."""
    if word.lower() in NUMBERS:
        return rng.choice([n for n in NUMBERS if n != word.lower()])
    digits = [i for i, c in enumerate(word) if c.isdigit()]
    i = rng.choice(digits[:2])
    return word[:i] + rng.choice([d for d in "123456789" if d != word[i]]) + word[i + 1 :]


def wrong_day(words: Words, rng: random.Random, _: Sequence[str]) -> bool:
    """One weekday or month becomes another."""
    at = [(i, group) for i, w in enumerate(words) for group in (WEEKDAYS, MONTHS) if w in group]
    if not at:
        return False
    i, group = rng.choice(at)
    words[i] = rng.choice([d for d in group if d != words[i]])
    return True


def wrong_name(words: Words, rng: random.Random, names: Sequence[str]) -> bool:
    """One capitalised word inside the sentence becomes another name, everywhere."""
    at = [w for w in words[1:] if w[:1].isupper() and len(w) > 3 and w not in WEEKDAYS + MONTHS]
    if not at or not names:
        return False
    old, new = rng.choice(at), rng.choice(names)
    if old == new:
        return False
    words[:] = [new if w == old else w for w in words]
    return True


def opposite(words: Words, rng: random.Random, _: Sequence[str]) -> bool:
    """One word becomes its opposite."""
    at = [i for i, w in enumerate(words) if w in OPPOSITES]
    if not at:
        return False
    i = rng.choice(at)
    words[i] = OPPOSITES[words[i]]
    return True


def negated(words: Words, rng: random.Random, _: Sequence[str]) -> bool:
    """A "not" comes in, or goes."""
    for i, w in enumerate(words):
        if w in ("not", "n't", "never"):
            del words[i]
            return True
    at = [i for i, w in enumerate(words) if w in BARE]
    if not at:
        return False
    words.insert(rng.choice(at) + 1, "not")
    return True


def reword(passage: Passage, rng: random.Random) -> Passage:
    """The passage with safe synonyms, numbers in words or digits, and now and then a word that matters little left out.

    Marks are dropped: positions have moved.
    """
    words: Words = []
    for w in passage.words:
        chance = rng.random()
        if w in SAME and chance < 0.5:
            words += SAME[w].split()
        elif w in NUMBERS and chance < 0.5:
            words.append(DIGITS[NUMBERS.index(w)])
        elif w in DIGITS and chance < 0.5:
            words.append(NUMBERS[DIGITS.index(w)])
        elif not (w.lower() in ("the", "a", "an", "also", "very", "that", ",", "reportedly") and chance < 0.25):
            words.append(w)
    return replace(passage, words=tuple(words or passage.words), events=(), entities=())
