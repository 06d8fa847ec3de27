"""The language model: what it is asked, the process or service that it runs in, how sure it was.

Decides nothing about an answer.
"""
