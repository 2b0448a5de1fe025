A denial is tied to what it denies and disputes it; it is another claim.
--- Osterby Times, 2024-05-02
The mining company Norrholt dumped arsenic in the Sall river in March, two former engineers told the Osterby Times.
--- Vale Herald, 2024-05-03
Norrholt denied on Friday that it had dumped arsenic in the Sall river.
===
apart: "dumped arsenic in the Sall river in March" | "it had dumped arsenic in the Sall river"
act: "it had dumped arsenic in the Sall river" denies
relation: denies "it had dumped arsenic in the Sall river" -> "dumped arsenic in the Sall river in March"
status: "dumped arsenic in the Sall river in March" disputed
