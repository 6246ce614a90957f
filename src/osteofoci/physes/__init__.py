"""Growth plates beside foci: open or not, what is at stake, what is still to grow."""

from osteofoci.physes.alert import Alert, Touch, alert_of
from osteofoci.physes.growth import Remaining, remaining_growth
from osteofoci.physes.rules import plate_rules
from osteofoci.physes.state import PlateState, state_of

__all__ = [
    "Alert",
    "PlateState",
    "Remaining",
    "Touch",
    "alert_of",
    "plate_rules",
    "remaining_growth",
    "state_of",
]
