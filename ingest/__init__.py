"""Files become articles: clean text, metadata, sentences and passages with character offsets."""
