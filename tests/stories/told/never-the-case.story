A denial that only points is tied to what was said just before it.
--- Osterby Times, 2024-05-02
Two councillors said that Mayor Otto Lund offered the seat to his brother. Lund's deputy Vera Falk said that this was never the case.
===
relation: denies "this was never the case" -> "Mayor Otto Lund offered the seat to his brother"
