-- The catalogue. Positions count characters of articles.text; vectors are little-endian float32.
-- An article, its rows and its words are written in one transaction: it is there whole or not at all.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO meta VALUES
    ('identity', lower(hex(randomblob(8)))),
    ('generation', '0'),
    ('chroma_generation', '0');

CREATE TABLE articles (
    key        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    source     TEXT NOT NULL,
    title      TEXT NOT NULL,
    author     TEXT,
    published  TEXT,
    language   TEXT NOT NULL,
    version    TEXT NOT NULL,
    text_hash  BLOB NOT NULL,
    passages   INTEGER NOT NULL,
    sentences  INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    text       TEXT NOT NULL
);
CREATE INDEX articles_by_text ON articles (text_hash);

CREATE TABLE headings (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    stop    INTEGER NOT NULL,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

CREATE TABLE passages (
    key     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    stop    INTEGER NOT NULL,
    heading TEXT NOT NULL,
    vector  BLOB NOT NULL,
    UNIQUE (article, ordinal)
);

CREATE TABLE sentences (
    key     INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    stop    INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    vector  BLOB NOT NULL,
    context BLOB NOT NULL, -- the vector of the sentence as it reads in its passage
    UNIQUE (article, ordinal)
);
CREATE INDEX sentences_by_passage ON sentences (article, passage);
