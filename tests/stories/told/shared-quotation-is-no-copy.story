Two papers that print the same quotation have not copied each other.
--- Osterby Times, 2024-10-02
Finance minister Jan Ostrow opened the trade fair in Kell. “We shall not raise the tax on bread this year or next year, and whoever says otherwise is mistaken,” he said.
--- Vale Herald, 2024-10-02
Bakers from all over the county came to hear Jan Ostrow, the finance minister. “We shall not raise the tax on bread this year or next year, and whoever says otherwise is mistaken,” Ostrow told them.
===
no copies
origins: "We shall not raise the tax on bread" @ Osterby Times 1-1
no relations
