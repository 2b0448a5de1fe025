"""What a time expression means before anything is resolved against a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Look: TypeAlias = Literal["past", "future", "maybe", "this"]
Kind: TypeAlias = Literal["calendar", "shift", "duration", "reference", "set", "modifier"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One expression's meaning; only the fields that its wording gives are set.

    - calendar: fields of a date or clock time, any of them missing ("Oct. 7", "Monday night", "fall 2022").
      `period` is a quarter, half, season or weekend ("Q3", "H1", "FA", "WE"); `prefix` the leading digits of
      a year for decades ("199") and centuries ("19").
    - shift: `shift` units of `unit` from `base` ("last week" is -1 W from the publication date).
    - duration: `count` units of `unit`; `count` is a number or "X"; `look` past or future where it ends or
      begins at the reference ("the past three days").
    - reference: PRESENT_REF, PAST_REF or FUTURE_REF in `value`. - set: `value` as TIMEX3 gives it ("P1D").
    - modifier: "early", "the end of"; joined to what follows or dropped.

    `look` is what the wording says of direction ("last Monday", "next April"); "maybe" is a weak sign of
    the future. `mod` is START, MID or END.
    """

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    period: str | None = None
    prefix: str | None = None
    holiday: str | None = None
    part: str | None = None
    clock: str | None = None
    zone: str | None = None
    look: Look | None = None
    shift: int | None = None
    unit: str | None = None
    count: str | None = None
    base: Literal["published", "context"] = "published"
    value: str | None = None
    mod: str | None = None
    needs_date: bool = False
    fiscal: bool = False

    @property
    def names_day(self) -> bool:
        """Whether it singles out a day by date, weekday, holiday or shift."""
        by_shift = self.kind == "shift" and self.unit == "D"
        return by_shift or (self.kind == "calendar" and bool(self.day or self.weekday or self.holiday))

    @property
    def only_clock(self) -> bool:
        """Whether it gives a time of day or part of day and no date."""
        return self.kind == "calendar" and not self.names_day and bool(self.clock or self.part) and not self.month

    @property
    def only_year(self) -> bool:
        """Whether it is a year and nothing else, absolute or relative."""
        if self.kind == "shift":
            return self.unit == "Y" and self.part is None
        fields = (self.month, self.day, self.weekday, self.period, self.prefix, self.holiday, self.part, self.clock)
        return self.kind == "calendar" and self.year is not None and not any(fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A time expression in a text: where, and what its words mean. Spans are half-open code points."""

    start: int
    end: int
    meaning: Meaning
