-- Format 1 had no vectors of sentences in their passages. `reindex`, which its embedding asks for, makes them.
ALTER TABLE sentences ADD COLUMN context BLOB NOT NULL DEFAULT x'';
