"More than 200" and "200" leave no reader in doubt.
--- Osterby Times, 2024-05-02
More than 200 cyclists took part in the Osterby bridge race, organisers said.
--- Vale Herald, 2024-05-02
The Osterby bridge race drew 200 cyclists, police said.
===
no relations
