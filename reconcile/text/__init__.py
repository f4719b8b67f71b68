"""Sentences and words: what several stages need of a text, and no stage owns."""
