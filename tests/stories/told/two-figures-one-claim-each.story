Soldiers and civilians are counted apart.
--- Osterby Times, 2024-10-11
Nine soldiers were killed in the battle for Imsal, the army said.
--- Vale Herald, 2024-10-11
Twenty civilians were killed in the battle for Imsal, the Red Cross said.
===
apart: "Nine soldiers were killed" | "Twenty civilians were killed"
no relations
