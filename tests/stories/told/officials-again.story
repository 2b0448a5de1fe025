"The officials" are the ones first named.
--- Vale Herald, 2024-10-05
The general ordered the retreat on Sunday, the Osterby Times reported, citing three army officials. The bridges were mined, the officials said.
===
chain: "The bridges were mined" > osterby times > three army officials
