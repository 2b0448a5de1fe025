An exclusive from unnamed officials, repeated by two others, is one origin.
--- Osterby Times, 2024-04-02
The navy plans to scrap the frigate Halcyon next year, three defence officials told the Osterby Times.
--- Vale Herald, 2024-04-03
The navy plans to scrap the frigate Halcyon next year, the Osterby Times reported, citing three defence officials.
--- Marlow Echo, 2024-04-03
According to the Osterby Times, the navy plans to scrap the frigate Halcyon next year.
===
one claim: "the frigate Halcyon next year" @ Osterby Times | "the frigate Halcyon next year" @ Vale Herald | "the frigate Halcyon next year" @ Marlow Echo
chain: "the frigate Halcyon next year" @ Vale Herald > osterby times > three defence officials
chain: "the frigate Halcyon next year" @ Marlow Echo > osterby times
origins: "the frigate Halcyon next year" @ Vale Herald 1-1
status: "the frigate Halcyon next year" @ Vale Herald single-origin
