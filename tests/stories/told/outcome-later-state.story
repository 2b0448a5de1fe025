A later state is no conflict.
--- Osterby Times, 2024-03-01
Police issued a warrant for the arrest of the banker Nils Orre, a police spokesman said.
--- Vale Herald, 2024-03-04
The banker Nils Orre was arrested in Kell on Monday, a police spokesman said.
===
no relations
