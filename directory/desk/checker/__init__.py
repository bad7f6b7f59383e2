"""Looks at links and numbers from time to time. What it finds are hints for staff, never checks: it calls nobody."""
