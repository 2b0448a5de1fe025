Tolls of two happenings are no conflict.
--- Osterby Times, 2024-01-09
Four people were killed in a bus crash near Tarrant on Monday, police said.
--- Vale Herald, 2024-01-09
Nine people were killed in a factory fire in Lissa on Monday, firefighters said.
===
no relations
