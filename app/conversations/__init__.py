"""Conversations: their answers under way, what is kept of them on disk, and what a person can take away."""
