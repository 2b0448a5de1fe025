An admission supports the accusation without repeating it.
--- Osterby Times, 2024-10-07
The chemist Rolf Tann poisoned the well in Dunmoor, prosecutors said on Monday.
--- Vale Herald, 2024-10-08
The chemist Rolf Tann admitted in court on Tuesday that he had bought the poison found in the well in Dunmoor.
===
apart: "poisoned the well in Dunmoor" | "he had bought the poison"
no relation: "poisoned the well in Dunmoor" | "he had bought the poison"
