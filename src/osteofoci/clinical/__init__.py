"""The clinical record: read, checked, in standard units, its sites in the skeleton."""

from osteofoci.clinical.laboratory import standardised
from osteofoci.clinical.places import symptomatic
from osteofoci.clinical.read import RecordRead, completed, read_record

__all__ = ["RecordRead", "completed", "read_record", "standardised", "symptomatic"]
