"""Cases as a body looks over them: at which step each stands since when, the list, the figures."""
