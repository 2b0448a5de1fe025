What nobody is named for is unsourced.
--- Vale Herald, 2024-04-02
The old cinema in Kell was torn down in the winter of 2019.
--- Marlow Echo, 2024-04-09
Kell's old cinema was torn down in the winter of 2019.
===
one claim: "The old cinema in Kell was torn down" | "old cinema was torn down"
origins: "The old cinema in Kell was torn down" 0-2
status: "The old cinema in Kell was torn down" unsourced
no relations
