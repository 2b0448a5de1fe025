No dead and three dead cannot both be.
--- Osterby Times, 2024-05-02
The blast at the Tarrant mill killed nobody, the fire brigade said.
--- Vale Herald, 2024-05-02
The blast at the Tarrant mill killed three people, a doctor said.
===
relation: conflicts "killed nobody" -> "killed three people"
