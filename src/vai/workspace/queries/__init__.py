"""Reads of the room: each desk's parts, each record's page, search."""
