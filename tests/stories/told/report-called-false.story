Who calls a report false denies it, though no "deny" is said.
--- Vale Herald, 2024-10-05
The Osterby Times reported that Mayor Otto Lund had sold the Tarn dam.
--- Kell Post, 2024-10-06
"That story is completely untrue," a spokeswoman for Lund told the Kell Post.
===
act: "That story is completely untrue" denies
chain: "That story is completely untrue" > lund spokeswoman
