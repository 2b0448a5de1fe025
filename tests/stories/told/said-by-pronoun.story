"She" is the one named in the sentence before.
--- Vale Herald, 2024-10-05
The mine in Pell will close in May, labour secretary Greta Holm said on Friday. She said the miners would be offered work on the railway.
===
chain: "the miners would be offered work" > greta holm
