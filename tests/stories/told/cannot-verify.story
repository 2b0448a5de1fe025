That a paper cannot verify a report is no denial of it.
--- Osterby Times, 2024-05-02
Rebels captured the village of Imsal on Tuesday, a rebel commander said. The Osterby Times could not independently verify the report.
===
no relations
status: "Rebels captured the village of Imsal" single-origin
