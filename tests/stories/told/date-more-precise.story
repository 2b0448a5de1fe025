A more precise date does not conflict with a rough one.
--- Osterby Times, 2024-06-14
The gunboat Ardent shelled the port of Lissa this week, the foreign ministry said.
--- Vale Herald, 2024-06-14
The gunboat Ardent shelled the port of Lissa on Tuesday, the harbour master said.
===
no relations
