More than a million and almost a million cannot both be right.
--- Osterby Times, 2024-04-02
The treasurer Hugo Lindt fled to Marlen with more than one million dollars, the club said.
--- Vale Herald, 2024-04-02
The treasurer Hugo Lindt fled to Marlen with almost one million dollars, prosecutors said.
===
relation: conflicts "more than one million" -> "almost one million"
