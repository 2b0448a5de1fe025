"""Questions to a corpus, answered as plain records: what the commands print, write as JSON and CSV, and export.

Everything here is made of `headwater.corpus` and of the story documents that `headwater.present` and
`headwater.compare` take. Answers are typed dictionaries, ready for JSON; every name and quotation in them is text as
it was read, made safe only where it is shown.
"""
