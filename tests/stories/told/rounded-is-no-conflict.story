A figure and the same figure rounded are one.
--- Osterby Times, 2024-05-02
The city of Osterby spent $43 million on the new bridge, the treasurer said.
--- Vale Herald, 2024-05-03
The city of Osterby spent $43,885,310 on the new bridge, documents show.
===
no relations
