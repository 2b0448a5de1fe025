Two reporters who asked the same spokeswoman have one origin.
--- Vale Herald, 2024-03-07
The lido will open on June 1, council spokeswoman Rhea Tolland told the Vale Herald.
--- Marlow Echo, 2024-03-07
Rhea Tolland, a spokeswoman for the council, told the Marlow Echo that the lido will open on June 1.
===
one claim: "The lido will open on June 1" @ Vale Herald | "the lido will open on June 1" @ Marlow Echo
origins: "The lido will open on June 1" @ Vale Herald 1-1
status: "The lido will open on June 1" @ Vale Herald single-origin
