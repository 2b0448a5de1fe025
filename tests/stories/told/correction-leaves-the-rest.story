A correction replaces what it restates and nothing else.
--- Vale Herald, 2024-08-01
The ferry Solveig sank off Kell on Monday, the coastguard said. The ferry Solveig was last inspected on April 9, the port authority said.
--- Vale Herald, 2024-08-03
Correction: An earlier report said the ferry Solveig was last inspected on April 9. The ferry Solveig was last inspected on May 9, the port authority said.
===
relation: supersedes "was last inspected on May 9" -> "The ferry Solveig was last inspected on April 9"
no relation: "was last inspected on May 9" | "sank off Kell on Monday"
