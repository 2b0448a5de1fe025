Reports called false are denied.
--- Osterby Times, 2024-09-04
The airline Norrwing will close its base in Osterby, three employees told the Osterby Times.
--- Vale Herald, 2024-09-05
The airline Norrwing denied that it will close its base in Osterby.
===
relation: denies "will close its base in Osterby" @ Vale Herald -> "will close its base in Osterby" @ Osterby Times
status: "will close its base in Osterby" @ Osterby Times disputed
