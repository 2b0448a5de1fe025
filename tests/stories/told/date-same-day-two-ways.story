The same day in two wordings is one date.
--- Osterby Times, 2024-06-12
The gunboat Ardent shelled the port of Lissa on Tuesday, the foreign ministry said.
--- Vale Herald, 2024-06-14
The gunboat Ardent shelled the port of Lissa on June 11, the harbour master said.
===
one claim: "shelled the port of Lissa on Tuesday" | "shelled the port of Lissa on June 11"
origins: "shelled the port of Lissa on Tuesday" 2-2
no relations
