What somebody only doubts or asks is not asserted, so its negation conflicts with nothing.
--- Osterby Times, 2024-05-02
Investigators are examining whether the pilot warned the tower before the crash at Osterby.
--- Vale Herald, 2024-05-02
The pilot did not warn the tower before the crash at Osterby, a controller said.
===
no relations
