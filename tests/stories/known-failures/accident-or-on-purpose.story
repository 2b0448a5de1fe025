By accident and on purpose exclude each other.
--- Osterby Times, 2024-05-02
The guard Pavel Roth fired the shot accidentally, his union said.
--- Vale Herald, 2024-05-02
The guard Pavel Roth fired the shot deliberately, two witnesses said.
===
relation: conflicts "fired the shot accidentally" -> "fired the shot deliberately"
