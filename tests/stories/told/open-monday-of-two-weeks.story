Two dated reports put such an event on different Mondays: the Monday of an undated report stays open.
--- Osterby Times, 2024-06-14
The gunboat Ardent shelled the port of Lissa on Monday, June 10, the foreign ministry said.
--- Lowmere Courier, 2024-06-21
The gunboat Ardent shelled the port of Lissa on Monday, June 17, the navy said.
--- Vale Herald
Early Monday the gunboat Ardent shelled the port of Lissa, the harbour master said.
===
when: "Early Monday the gunboat Ardent shelled the port" open open
