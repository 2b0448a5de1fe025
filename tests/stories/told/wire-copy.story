A wire story printed by two subscribers is one origin.
--- Harbour Wire, 2024-03-05T10:00
OSTERBY (Harbour Wire) - A freight train derailed near Osterby on Tuesday and spilled grain across both tracks, railway police said. Nobody was hurt, and the line between Osterby and Kell will stay shut until the wagons have been lifted.
--- Vale Herald, 2024-03-05T12:00
OSTERBY (Harbour Wire) - A freight train derailed near Osterby on Tuesday and spilled grain across both tracks, railway police said. Nobody was hurt, and the line between Osterby and Kell will stay shut until the wagons have been lifted.
--- Marlow Echo, 2024-03-05T13:00
OSTERBY (Harbour Wire) - A freight train derailed near Osterby on Tuesday and spilled grain across both tracks, railway police said. Nobody was hurt, and the line between Osterby and Kell will stay shut until the wagons have been lifted.
===
one claim: "A freight train derailed" @ Harbour Wire | "A freight train derailed" @ Vale Herald | "A freight train derailed" @ Marlow Echo
origins: "A freight train derailed" 1-1
status: "A freight train derailed" single-origin
copy: Harbour Wire -> Vale Herald
copy: Harbour Wire -> Marlow Echo
no relations
