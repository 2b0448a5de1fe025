A count inside the other's range does not conflict with it.
--- Osterby Times, 2024-06-11
The landslide in Marrow on Monday killed at least 10 people, the regional government said.
--- Vale Herald, 2024-06-11
The landslide in Marrow on Monday killed 12 people, the Red Cross said.
===
no relation: "killed at least 10 people" | "killed 12 people"
