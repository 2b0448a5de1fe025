Who rejects an offer or dismisses a person gainsays nobody.
--- Osterby Times, 2024-05-02
The shipyard Halvar offered its welders four percent more pay. The welders' union rejected the offer on Thursday.
--- Vale Herald, 2024-05-03
The shipyard Halvar offered the welders four percent more pay, and dismissed its chief negotiator Karin Bode.
===
no relations
