"""The vocabulary of time in English news: months, weekdays, units, parts of day, seasons, zones, holidays."""

from __future__ import annotations

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
UNITS = {
    "second": "S", "sec": "S", "minute": "MIN", "min": "MIN", "hour": "H", "day": "D", "night": "D", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "yr": "Y", "decade": "E", "century": "C",
    "centurie": "C", "weekend": "WE", "millennium": "L",
}  # fmt: skip
PARTS = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
    "night": "NI", "nights": "NI", "overnight": "NI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
    "dusk": "EV", "sunset": "EV", "sundown": "EV", "lunchtime": "AF",
}  # fmt: skip
PART_HOURS = {"MO": ("05:00", "11:59"), "AF": ("12:00", "17:59"), "EV": ("17:00", "23:59"), "NI": ("18:00", "05:59")}
"""First and last minute of a part of day; a night runs into the next calendar day."""

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "msk": "+03:00", "jst": "+09:00", "aest": "+10:00", "aedt": "+11:00",
    "eest": "+03:00", "eet": "+02:00", "hkt": "+08:00", "kst": "+09:00",
}  # fmt: skip
"""Zones with one meaning in news use. IST, and ET or PT whose offset turns with the season, are left without."""

SEASONAL_ZONES = ("et", "ct", "mt", "pt", "ist", "eastern", "central", "mountain", "pacific", "local")
HOLIDAYS = (
    "thanksgiving", "christmas", "boxing day", "new year's", "independence day", "july fourth", "fourth of july",
    "labor day", "memorial day", "election day", "halloween", "valentine's day", "veterans day", "easter",
    "good friday", "martin luther king jr. day", "presidents day", "columbus day", "may day", "inauguration day",
)  # fmt: skip
