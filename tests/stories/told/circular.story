Two papers that name each other are no origin.
--- Vale Herald, 2024-03-07
The brewery in Kell will be sold to a Danish group, the Marlow Echo reported.
--- Marlow Echo, 2024-03-07
The brewery in Kell will be sold to a Danish group, according to the Vale Herald.
===
one claim: "The brewery in Kell will be sold" @ Vale Herald | "The brewery in Kell will be sold" @ Marlow Echo
chain: "The brewery in Kell will be sold" @ Vale Herald > marlow echo
origins: "The brewery in Kell will be sold" @ Vale Herald 0-1
status: "The brewery in Kell will be sold" @ Vale Herald unsourced
