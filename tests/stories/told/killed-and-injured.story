The dead and the injured are two counts.
--- Osterby Times, 2024-06-11
The fire at the Rook hotel killed four people, the fire brigade said.
--- Vale Herald, 2024-06-11
The fire at the Rook hotel injured eleven people, the fire brigade said.
===
apart: "killed four people" | "injured eleven people"
no relations
