"Neither confirmed nor denied" is no denial.
--- Osterby Times, 2024-05-02
Agents of the coast guard boarded the trawler Mirella on Sunday, fishermen told the Osterby Times. The coast guard has neither confirmed nor denied that it boarded the trawler.
===
no relations
