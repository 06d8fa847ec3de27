"""One metric in each module: pure functions that give None, never 0, where a metric does not apply.

Aggregates nothing; ``summary`` does.
"""
