"No one has done more" denies nothing.
--- Osterby Times, 2024-05-02
No mayor has done more for the Osterby harbour than Otto Lund, the pilot union said.
--- Vale Herald, 2024-05-02
Otto Lund has done more for the Osterby harbour than any other mayor, the dockers said.
===
no relations
