A Monday without a date and a Tuesday with one cannot both hold.
--- Osterby Times, 2024-06-14
The gunboat Ardent shelled the port of Lissa on Tuesday, the foreign ministry said.
--- Vale Herald
The gunboat Ardent shelled the port of Lissa on Monday, the harbour master said.
===
relation: conflicts "shelled the port of Lissa on Tuesday" -> "shelled the port of Lissa on Monday"
when: "shelled the port of Lissa on Monday" open open
