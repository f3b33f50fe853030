"""Incidents and measures at the desk: weighing, the notice, the suspension's life."""
