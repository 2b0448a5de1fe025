A date without a year in an undated report has the year that a dated report of the same event gives it.
--- Osterby Times, 2024-06-14
The gunboat Ardent shelled the port of Lissa on June 10, the foreign ministry said.
--- Vale Herald
On June 10 the gunboat Ardent shelled the port of Lissa, the harbour master said.
===
when: "On June 10 the gunboat Ardent shelled the port of Lissa" 2024-06-10 2024-06-10
