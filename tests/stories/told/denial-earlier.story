A denial may come before the fuller accusation.
--- Vale Herald, 2024-05-03
Mayor Otto Lund denied taking money from the builder Kessler.
--- Osterby Times, 2024-05-04
Mayor Otto Lund took money from the builder Kessler, prosecutors said on Saturday.
===
relation: denies "taking money from the builder Kessler" -> "took money from the builder Kessler"
status: "took money from the builder Kessler" disputed
