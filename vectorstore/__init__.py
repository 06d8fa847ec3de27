"""Articles become findable: the SQLite catalogue is the truth, Chroma and the word index follow it."""
