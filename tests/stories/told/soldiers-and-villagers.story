Counts of different people are no conflict.
--- Osterby Times, 2024-04-02
Six soldiers were killed in the landslide at Pell, the army said.
--- Vale Herald, 2024-04-02
Thirty villagers were killed in the landslide at Pell, the Red Cross said.
===
no relations
