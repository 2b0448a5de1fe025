Decided and still undecided cannot both be.
--- Osterby Times, 2024-05-20
Chancellor Edda Roth has decided to leave the grain pact, two aides told the Osterby Times.
--- Vale Herald, 2024-05-20
Chancellor Edda Roth has not made up her mind about the grain pact, her spokesman said.
===
relation: conflicts "has decided to leave the grain pact" -> "has not made up her mind"
