Two outlets that report together are two statements; who cites whom stays in the chain.
--- Vale Herald, 2024-10-05
The Osterby Times and the Marlow Echo both reported on Friday that the Tarn dam had been sold.
--- Kell Post, 2024-10-06
The Osterby Times reported, citing two officials, that the mayor knew of the sale.
===
chain: "the mayor knew of the sale" > osterby times > two officials
