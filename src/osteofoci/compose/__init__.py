"""Stations to one volume: orientation, seams, shading, coverage."""

from osteofoci.compose.shading import body_mask, crop_to_body, even_out
from osteofoci.compose.stations import Composed, compose_stations

__all__ = ["Composed", "body_mask", "compose_stations", "crop_to_body", "even_out"]
