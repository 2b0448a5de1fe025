It passed and it failed cannot both hold.
--- Osterby Times, 2024-07-04
The parliament in Osterby approved the water bill on Wednesday, the speaker said.
--- Vale Herald, 2024-07-04
The parliament in Osterby rejected the water bill on Wednesday, the opposition leader said.
===
apart: "approved the water bill" | "rejected the water bill"
relation: conflicts "approved the water bill" -> "rejected the water bill"
