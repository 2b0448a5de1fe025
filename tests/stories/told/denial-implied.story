"Denied any involvement" is tied to the accusation.
--- Osterby Times, 2024-05-02
Rebels of the Green Front blew up the Tarrant dam on Wednesday, the interior ministry said.
--- Vale Herald, 2024-05-03
The Green Front denied any involvement in the attack on the Tarrant dam.
===
relation: denies "any involvement" -> "blew up the Tarrant dam"
status: "blew up the Tarrant dam" disputed
