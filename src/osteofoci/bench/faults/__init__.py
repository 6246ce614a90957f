"""What the program does with spoilt input, full disks and kills: each tried apart, harm counted."""

from osteofoci.bench.faults.command import bench_of_crashes, bench_of_faults
from osteofoci.bench.faults.crashes import COMMANDS, harm_in, run_crashes, table_of_crashes
from osteofoci.bench.faults.run import run_faults, table_of_faults

__all__ = [
    "COMMANDS",
    "bench_of_crashes",
    "bench_of_faults",
    "harm_in",
    "run_crashes",
    "run_faults",
    "table_of_crashes",
    "table_of_faults",
]
