"""What is written: all or nothing, owning only what was written, found whole after any interruption."""

from typing import TYPE_CHECKING

from osteofoci.rooms import on_demand

if TYPE_CHECKING:
    from osteofoci.output.case_file import write_case
    from osteofoci.output.claims import CLAIMS
    from osteofoci.output.durable import (
        cannot_write,
        held_alone,
        refuse_place,
        sync_folder,
        sync_tree,
        write_file,
        write_whole,
    )
    from osteofoci.output.folder import prepared_output
    from osteofoci.output.of_images import write_result
    from osteofoci.output.of_text import write_read
    from osteofoci.output.simulated import simulated_output
    from osteofoci.output.space import CONTROL

__all__ = [
    "CLAIMS",
    "CONTROL",
    "cannot_write",
    "held_alone",
    "prepared_output",
    "refuse_place",
    "simulated_output",
    "sync_folder",
    "sync_tree",
    "write_case",
    "write_file",
    "write_read",
    "write_result",
    "write_whole",
]

on_demand(__name__)
