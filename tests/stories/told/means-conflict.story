Two accounts of the means conflict.
--- Osterby Times, 2024-07-01
General Harun was killed by a car bomb in Imsal on Sunday, the interior ministry said.
--- Vale Herald, 2024-07-01
General Harun was killed by a sniper in Imsal on Sunday, his brother said.
===
relation: conflicts "killed by a car bomb" -> "killed by a sniper"
