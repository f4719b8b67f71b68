"""Mentions → claims: values against the calendar, speakers by their full name, and the frame of each."""

from reconcile.normalise.claims import Normaliser
from reconcile.normalise.persons import Person

__all__ = ["Normaliser", "Person"]
