One actor told in two wordings is no conflict.
--- Osterby Times, 2024-07-01
Army troops freed the pilot Sven Ahlgren near Kell on Sunday, the interior ministry said.
--- Vale Herald, 2024-07-01
The army freed the pilot Sven Ahlgren near Kell on Sunday, his wife said.
===
no relations
