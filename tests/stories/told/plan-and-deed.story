A plan and the deed are two claims and no conflict.
--- Osterby Times, 2024-09-01
The company Brant plans to close its mill in Kell, chief executive Iris Holm said on Monday.
--- Vale Herald, 2024-12-01
The company Brant closed its mill in Kell on Friday, the union said.
===
no relations
modality: "to close its mill" planned
