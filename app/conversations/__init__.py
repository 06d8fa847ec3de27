"""Questions and answers that are kept on disk, and what a person can take away of them."""
