Two bodies that vote differently do not conflict.
--- Osterby Times, 2024-11-14
The senate approved the harbour bill on Wednesday, a senate clerk said.
--- Vale Herald, 2024-11-14
The town council rejected the school plan on Wednesday, the mayor said.
===
no relations
