"""Measures answers, citations, refusals, languages and time against fixed question sets.

Makes no answer and builds no model: what answers, retrieves, translates or is trained is a parameter.
"""
