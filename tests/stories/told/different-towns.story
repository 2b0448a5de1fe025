The same happening in two towns is two claims.
--- Osterby Times, 2024-09-01
A school in Tarrant burned down on Monday, the mayor of Tarrant said.
--- Vale Herald, 2024-09-01
A school in Lissa burned down on Monday, the mayor of Lissa said.
===
apart: "A school in Tarrant burned down" | "A school in Lissa burned down"
no relations
