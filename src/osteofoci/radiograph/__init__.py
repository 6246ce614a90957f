"""What an ordinary radiograph shows of a focus: density, width, periosteum, as measured hints."""

from osteofoci.radiograph.hints import Hints, measure_hints
from osteofoci.radiograph.region import bones_in_region, region_of

__all__ = ["Hints", "bones_in_region", "measure_hints", "region_of"]
