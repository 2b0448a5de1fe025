A later state is no conflict.
--- Osterby Times, 2024-07-04
Police chief Nora Amsel was wounded by gunmen in Tarrant on Wednesday, the hospital said.
--- Vale Herald, 2024-07-06
Police chief Nora Amsel died of her wounds on Friday, the hospital said.
===
no relation: "was wounded by gunmen" | "died of her wounds"
