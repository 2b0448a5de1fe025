Two strikes on two days are two events and do not conflict.
--- Osterby Times, 2024-08-01
An airstrike on the market in Imsal on Monday killed six people, the hospital said. A second airstrike hit the bus station in Imsal on Wednesday and killed nine people, the hospital said.
===
apart: "An airstrike on the market" | "A second airstrike hit the bus station"
no relations
