"""The collection as people keep it: adding, correcting and deleting articles."""
