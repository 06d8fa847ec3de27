"""Whether a written sentence keeps to its source: where it points, what agrees, what is made up or lost.

Writes nothing and asks no language model.
"""
