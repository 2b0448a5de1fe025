Declining to comment disputes nothing.
--- Osterby Times, 2024-05-02
The bank Hallam & Pryce lost 40 million crowns in the copper trade, two employees told the Osterby Times. The bank declined to comment.
--- Vale Herald, 2024-05-03
Hallam & Pryce lost 40 million crowns in the copper trade, the Osterby Times reported. A spokesman for the bank did not respond to a request for comment.
===
one claim: "lost 40 million crowns in the copper trade" @ Osterby Times | "lost 40 million crowns in the copper trade" @ Vale Herald
status: "lost 40 million crowns in the copper trade" @ Osterby Times single-origin
no relations
