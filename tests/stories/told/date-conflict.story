Monday and Tuesday cannot both hold.
--- Osterby Times, 2024-06-14
The gunboat Ardent shelled the port of Lissa on Monday, the foreign ministry said.
--- Vale Herald, 2024-06-14
The gunboat Ardent shelled the port of Lissa on Tuesday, the harbour master said.
===
relation: conflicts "shelled the port of Lissa on Monday" -> "shelled the port of Lissa on Tuesday"
