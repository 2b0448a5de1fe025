"""The web application over a corpus: pages that are plain GETs with their state in the address, and forms that change.

`app` puts it together, `guard` decides who may come in, `desk` reads the corpus for one request, `work` is the one
writer, `pages_*` are the pages, `changes` the forms, `downloads` the same as data. It computes nothing that
`headwater.corpus`, `headwater.compare` and `headwater.present` do not.
"""
