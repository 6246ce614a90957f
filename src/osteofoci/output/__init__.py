"""What is written: all or nothing, owning only what was written, found whole after any interruption."""

from osteofoci.output.durable import write_file
from osteofoci.output.folder import prepared_output
from osteofoci.output.private import private_folder
from osteofoci.output.simulated import simulated_output
from osteofoci.output.space import CONTROL

__all__ = ["CONTROL", "prepared_output", "private_folder", "simulated_output", "write_file"]
