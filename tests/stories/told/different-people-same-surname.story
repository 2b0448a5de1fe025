Two people of one surname stay two sources.
--- Osterby Times, 2024-09-01
The harvest was poor this year, farmer Jonas Reed told the Osterby Times.
--- Vale Herald, 2024-09-01
The harvest was poor this year, minister Clara Reed told the Vale Herald.
===
origins: "The harvest was poor this year" @ Osterby Times 2-2
status: "The harvest was poor this year" @ Osterby Times corroborated
