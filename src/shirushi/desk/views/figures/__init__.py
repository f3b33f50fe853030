"""Figures of a body: steps and deadlines, findings, load, renewals."""
