"""Measures answers, citations, refusals, languages and time against fixed question sets.

Makes no answer and builds no model: what answers and what retrieves are parameters.
"""
