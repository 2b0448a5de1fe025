No casualties and four dead cannot both hold.
--- Osterby Times, 2024-06-14
The strike on the Hallgate market in Lissa on Thursday caused no casualties, the army said.
--- Vale Herald, 2024-06-14
The strike on the Hallgate market in Lissa on Thursday killed four traders, the mayor said.
===
relation: conflicts "caused no casualties" -> "killed four traders"
figure: "caused no casualties" killed 0 0
figure: "caused no casualties" wounded 0 0
