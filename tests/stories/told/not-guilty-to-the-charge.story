Who pleads not guilty denies the charge, wherever it is told.
--- Osterby Times, 2024-05-02
Prosecutors charged the banker Nils Ekdal with fraud on Thursday.
--- Vale Herald, 2024-05-03
The banker Nils Ekdal said on Friday that he is innocent and will fight.
===
relation: denies "he is innocent" -> "charged the banker Nils Ekdal with fraud"
