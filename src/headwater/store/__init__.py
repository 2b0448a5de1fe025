"""The corpus file: SQLite. Nobody else speaks SQL.

`database` opens and guards the file, `articles` keeps what was read, `partition` which articles are told together,
`results` what follows from each story; `claims`, `articles_asked` and `sources_asked` answer questions, in the records
of `records`. The schema is `schema.sql`, its history `migrations`.
"""
