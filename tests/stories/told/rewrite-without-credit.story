A rewrite of another paper's story without credit adds no origin.
--- Osterby Times, 2024-10-01T08:00
Customs officers found 240 kilos of saffron in a container of car tyres at the port of Lissa on Monday, customs chief Bela Roth told the Osterby Times. The container had come from Tarsus on the freighter Almira. Two dock workers were arrested, and the saffron was taken to a vault at the customs house.
--- Marlow Echo, 2024-10-01T15:00
At the port of Lissa, customs officers discovered 240 kilos of saffron in a container of car tyres on Monday. The container had arrived from Tarsus aboard the freighter Almira. Two dock workers were arrested. The saffron was brought to a vault at the customs house.
===
copy: Osterby Times -> Marlow Echo
one claim: "Customs officers found 240 kilos of saffron" | "customs officers discovered 240 kilos of saffron"
origins: "Customs officers found 240 kilos of saffron" 1-1
no relations
