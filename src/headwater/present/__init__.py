"""Records shown: the ledger document, the terminal brief, the report page, reasons in sentences. Computes nothing."""
