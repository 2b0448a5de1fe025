A denial of one thing does not touch another thing about the same man.
--- Osterby Times, 2024-09-04
Councillor Viktor Hask owns three houses in Dunmoor, the land register shows.
--- Vale Herald, 2024-09-05
Councillor Viktor Hask denied any part in the burglary at the Tarrant museum.
===
no relation: "owns three houses in Dunmoor" | "any part in the burglary"
