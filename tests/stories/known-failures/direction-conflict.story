Driving at somebody and driving around him are two accounts.
--- Osterby Times, 2024-05-20
The driver Milo Trask drove straight at the officers in Dunmoor, police said.
--- Vale Herald, 2024-05-20
The driver Milo Trask was trying to drive around the officers in Dunmoor, his sister said.
===
relation: conflicts "drove straight at the officers" -> "trying to drive around the officers"
