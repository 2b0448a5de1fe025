The words that introduce a speaker are no copied text: two papers name the same chief in the same words.
--- Vale Herald, 2024-05-15
Five people were killed in Tuesday's explosion at the Brandt Paints depot, fire brigade chief Anders Holt said on Wednesday morning.
--- Marlow Echo, 2024-05-16
The explosion at the Brandt Paints depot on Tuesday killed seven people, fire brigade chief Anders Holt said on Thursday.
===
no copies
