A later, higher count replaces the earlier one; it does not conflict.
--- Osterby Times, 2024-06-11
The landslide in Marrow on Monday killed 12 people, rescue chief Ivo Brandt said on Tuesday.
--- Vale Herald, 2024-06-13
The landslide in Marrow on Monday killed 19 people, rescue chief Ivo Brandt said on Thursday.
===
relation: supersedes "killed 19 people" -> "killed 12 people"
status: "killed 12 people" superseded
status: "killed 19 people" single-origin
