A suspect named, then cleared.
--- Osterby Times, 2024-08-01
Police arrested the teacher Paul Wren on suspicion of setting the fire in Dunmoor, a police spokesman said on Thursday.
--- Osterby Times, 2024-08-03
The teacher Paul Wren did not set the fire in Dunmoor, police said on Saturday.
===
apart: "Police arrested the teacher Paul Wren" | "did not set the fire"
