A denial is not aimed at what the denier's own lawyer says.
--- Osterby Times, 2024-05-02
Prosecutors charged the banker Nils Ekdal with fraud on Thursday. Ekdal's lawyer, Ada Berg, said the charges were a political show. Ekdal said he is innocent.
===
no relation: "he is innocent" | "the charges were a political show"
