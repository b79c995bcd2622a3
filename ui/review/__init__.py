"""After: the ledger, the notes, the document."""
