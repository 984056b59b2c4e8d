"""How outcomes became more or less stable from day to day, in words: for the page and for the terminal."""

from detente.brief.over_time.section import Course, Moved, course
from detente.brief.over_time.words import day_of, name_of, stood

__all__ = ["Course", "Moved", "course", "day_of", "name_of", "stood"]
