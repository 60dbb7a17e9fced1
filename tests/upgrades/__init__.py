"""Upgrades from schemas that installations have: what was there is kept, guarded and found."""
