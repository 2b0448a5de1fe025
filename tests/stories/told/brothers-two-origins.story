Two brothers are two sources.
--- Osterby Times, 2024-06-02
The mill in Pell burned for two hours, Karl Venner told the Osterby Times.
--- Vale Herald, 2024-06-02
The mill in Pell burned for two hours, Oskar Venner told the Vale Herald.
===
one claim: "The mill in Pell burned" @ Osterby Times | "The mill in Pell burned" @ Vale Herald
origins: "The mill in Pell burned" @ Osterby Times 2-2
status: "The mill in Pell burned" @ Osterby Times corroborated
