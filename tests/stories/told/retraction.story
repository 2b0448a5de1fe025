A retraction withdraws the paper's own claim.
--- Marlow Echo, 2024-08-01
The singer Ida Moll has left the band Northlight, the Marlow Echo has learned.
--- Marlow Echo, 2024-08-03
The Marlow Echo retracts its report that the singer Ida Moll has left the band Northlight.
===
act: "Ida Moll has left the band Northlight" @ Marlow Echo says
