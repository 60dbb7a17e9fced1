"""Winning clients: leads, opportunities, pipelines and stages, sources, reasons for losing.

Owns the words lead, opportunity, pipeline, stage, source, lost reason, conversion, board.
May import catalog, clients, journal, staff, ui and core.
"""
