Sign-ups, credits and links say nothing.
--- Vale Herald, 2024-10-09
The swimming pool in Kell was reopened on Tuesday, the mayor said.

Sign up for our free daily newsletter

Image via Stockfoto

Read more: Ten pools to see this summer
===
no statement: "Sign up for our free daily newsletter"
no statement: "Image via Stockfoto"
no statement: "Ten pools to see this summer"
