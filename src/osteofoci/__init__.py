"""Osteofoci follows a child's multifocal bone disease through imaging and time."""

__version__ = "0.1.0"
