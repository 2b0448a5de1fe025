Two places for one arrest conflict.
--- Osterby Times, 2024-07-01
The fugitive banker Erik Sand was arrested in Lisbon on Sunday, police said.
--- Vale Herald, 2024-07-01
The fugitive banker Erik Sand was arrested in Madrid on Sunday, his lawyer said.
===
relation: conflicts "was arrested in Lisbon" -> "was arrested in Madrid"
