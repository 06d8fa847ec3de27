-- The word index; its row ids are the keys of the passages. Columns: stems with their language, words as written, title and heading.
CREATE VIRTUAL TABLE words USING fts5(stem, form, above, tokenize = "ascii tokenchars '_'");
