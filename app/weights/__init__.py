"""Model files: which there are, how they are fetched, the embedding folder made of one. Runs no model."""
