Early speculation is replaced by what came to light.
--- Osterby Times, 2024-08-05
Rebel leader Omar Tey led the prayers for his brother on Sunday, the rebels said, dispelling speculation that Tey had been killed in Friday's strike.
===
relation: supersedes "Omar Tey led the prayers" -> "Tey had been killed"
status: "Tey had been killed" superseded
