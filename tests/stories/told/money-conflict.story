Two prices for one painting conflict.
--- Osterby Times, 2024-10-12
The painting The Red Mill was sold for $3.2 million on Friday, the auction house said.
--- Vale Herald, 2024-10-12
The painting The Red Mill was sold for $4.1 million on Friday, the buyer's agent said.
===
relation: conflicts "sold for $3.2 million" -> "sold for $4.1 million"
