"""What the program does with spoilt input: many inputs, each spoilt another way, each tried apart."""

from osteofoci.bench.faults.run import run_faults, table_of_faults

__all__ = ["run_faults", "table_of_faults"]
