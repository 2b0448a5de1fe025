Two counts of the same dead by different sources conflict.
--- Osterby Times, 2024-06-11
The landslide in Marrow on Monday killed 12 people, the regional government said.
--- Vale Herald, 2024-06-11
The landslide in Marrow on Monday killed 15 people, the Red Cross said.
===
apart: "killed 12 people" | "killed 15 people"
relation: conflicts "killed 12 people" -> "killed 15 people"
status: "killed 12 people" disputed
