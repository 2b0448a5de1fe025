A town and the country it lies in are no two places.
--- Osterby Times, 2024-07-01
The smuggler Ilse Brandt was arrested in Marlenstadt on Sunday, police said.
--- Vale Herald, 2024-07-01
The smuggler Ilse Brandt was arrested in Sudmark on Sunday, her lawyer said.
--- Marlow Echo, 2024-07-01
Officers searched a flat in Marlenstadt in Sudmark on Sunday.
===
no relations
