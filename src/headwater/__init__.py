"""Headwater: who said what, where each claim began, and how many independent origins it has."""
