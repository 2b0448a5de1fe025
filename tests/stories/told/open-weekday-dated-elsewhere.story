The Monday of an undated report is the day on which a dated report puts the same event.
--- Osterby Times, 2024-06-14
The gunboat Ardent shelled the port of Lissa on Monday, the foreign ministry said.
--- Vale Herald
On Monday, the gunboat Ardent shelled the port of Lissa, the harbour master said. Dockers were sent home on Monday.
===
one claim: "Ardent shelled the port of Lissa on Monday" | "On Monday, the gunboat Ardent shelled the port of Lissa"
when: "On Monday, the gunboat Ardent shelled the port of Lissa" 2024-06-10 2024-06-10
when: "Dockers were sent home on Monday" 2024-06-10 2024-06-10
no relations
