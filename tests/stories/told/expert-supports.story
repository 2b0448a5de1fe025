What an expert tells in general supports, and denies nothing.
--- Osterby Times, 2024-02-10
The hiker Jana Berg was saved when a whistle drove the wolf away. "A loud whistle can often drive a wolf away," said the zoologist Per Lund, a wolf expert.
--- Vale Herald, 2024-02-10
The hiker Jana Berg was saved near Pell when a whistle drove the wolf away, her brother said.
===
no relations
