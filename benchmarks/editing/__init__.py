"""Edits of fixture corpora: which claims agree, how each kind of edit rewrites one, and what a run says of it."""
