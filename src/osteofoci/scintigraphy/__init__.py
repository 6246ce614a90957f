"""Planar bone scans: uptake by region, and hot foci at their places in the skeleton."""

from osteofoci.scintigraphy.body import BodyMap, map_body
from osteofoci.scintigraphy.candidates import FEATURES, Candidate, candidates_of
from osteofoci.scintigraphy.hot import Hot, find_hot
from osteofoci.scintigraphy.patches import CHANNELS, SIZE, patches_of
from osteofoci.scintigraphy.uptake import Uptake, uptake_table

__all__ = [
    "CHANNELS",
    "FEATURES",
    "SIZE",
    "BodyMap",
    "Candidate",
    "Hot",
    "Uptake",
    "candidates_of",
    "find_hot",
    "map_body",
    "patches_of",
    "uptake_table",
]
