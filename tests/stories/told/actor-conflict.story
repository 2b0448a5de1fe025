Two accounts of who did it conflict.
--- Osterby Times, 2024-07-01
The army shot the journalist Lena Voss on Sunday, witnesses said.
--- Vale Herald, 2024-07-01
Smugglers shot the journalist Lena Voss on Sunday, the defence ministry said.
===
relation: conflicts "The army shot the journalist" -> "Smugglers shot the journalist"
