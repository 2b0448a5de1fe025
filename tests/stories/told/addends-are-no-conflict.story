Two women and one man are three people.
--- Osterby Times, 2024-05-02
Three people were killed when the Rook hotel in Osterby burnt down, police said.
--- Vale Herald, 2024-05-02
Two women and one man were killed when the Rook hotel in Osterby burnt down, police said.
===
no relations
