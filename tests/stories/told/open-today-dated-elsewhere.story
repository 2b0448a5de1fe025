The today of an undated report is the day on which a dated report puts the same event; its plans stay open.
--- Osterby Times, 2024-06-14
A gas explosion on Wednesday destroyed the Hallgate market in Lissa and killed four traders, the fire brigade said.
--- Vale Herald
A gas explosion destroyed the Hallgate market in Lissa today and killed four traders, the mayor said. The council will meet on Wednesday.
===
when: "destroyed the Hallgate market in Lissa today" 2024-06-12 2024-06-12
when: "The council will meet on Wednesday" open open
