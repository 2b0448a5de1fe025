Two ages of one person conflict.
--- Osterby Times, 2024-10-11
The swimmer Tilda Maas, 41, crossed the strait on Sunday.
--- Vale Herald, 2024-10-11
The swimmer Tilda Maas, 44, crossed the strait on Sunday.
===
relation: conflicts "Tilda Maas, 41" -> "Tilda Maas, 44"
