That it did and that it did not cannot both hold.
--- Osterby Times, 2024-07-04
The pilot warned the tower before the crash, the airline said.
--- Vale Herald, 2024-07-04
The pilot did not warn the tower before the crash, investigators said.
===
apart: "The pilot warned the tower" | "The pilot did not warn the tower"
relation: conflicts "The pilot warned the tower" -> "The pilot did not warn the tower"
status: "The pilot warned the tower" disputed
