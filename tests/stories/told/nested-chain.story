A said that B had told C: the furthest is the origin.
--- Vale Herald, 2024-10-05
The Osterby Times reported that the pilot had told investigators that the engine failed.
===
chain: "the engine failed" > osterby times > pilot
