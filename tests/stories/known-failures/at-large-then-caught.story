Who was sought and is caught by the time of the later report: the later state replaces the earlier.
--- Osterby Times, 2024-05-02
The burglar Milo Strand was still at large in Osterby on Thursday, police said.
--- Vale Herald, 2024-05-04
The burglar Milo Strand was arrested in Osterby on Saturday, police said.
===
relation: supersedes "was arrested in Osterby" -> "was still at large in Osterby"
