A hedged and a certain account do not conflict.
--- Osterby Times, 2024-07-04
The ferry Ysolde may have hit a rock off Kell on Tuesday, the coast guard said.
--- Vale Herald, 2024-07-04
The ferry Ysolde hit a rock off Kell on Tuesday, the captain said.
===
certainty: "may have hit a rock" hedged
no relations
