"""Questions become answers whose every sentence points at its source. Start reading at ``ask.py``."""
