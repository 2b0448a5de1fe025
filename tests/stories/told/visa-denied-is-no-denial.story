A visa that is denied is withheld, not gainsaid.
--- Osterby Times, 2024-05-02
The consulate denied the pianist Ilan Reyes a visa, his agent said.
--- Vale Herald, 2024-05-03
The pianist Ilan Reyes applied for a visa in March, his agent said.
===
no relations
