"""What five languages say in ways of their own: numbers, dates, amounts, places, acronyms, little words.

Knows no question, no evidence and no model.
"""
