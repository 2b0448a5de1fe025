A correction replaces what it corrects.
--- Vale Herald, 2024-08-01
The bridge at Kell was built in 1961, the county said.
--- Vale Herald, 2024-08-02
Correction: An earlier report said the bridge at Kell was built in 1961. The bridge at Kell was built in 1916, the county said.
===
relation: supersedes "The bridge at Kell was built in 1916" -> "The bridge at Kell was built in 1961"
status: "The bridge at Kell was built in 1961" superseded
