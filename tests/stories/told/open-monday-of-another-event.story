A weekday is not dated by another event, nor by another weekday.
--- Osterby Times, 2024-06-14
The gunboat Ardent shelled the port of Lissa on Monday, the foreign ministry said.
--- Marlow Echo
The school board of Tarn rejected its budget on Monday, the board said.
--- Vale Herald
The gunboat Ardent shelled the port of Lissa on Sunday, the harbour master said.
===
when: "The school board of Tarn rejected its budget on Monday" open open
when: "shelled the port of Lissa on Sunday" open open
