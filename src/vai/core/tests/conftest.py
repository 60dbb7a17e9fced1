"""Property tests are never judged by the clock: a first example may load the numbering plans of the world."""

from hypothesis import settings

settings.register_profile("vai", deadline=None)
settings.load_profile("vai")
