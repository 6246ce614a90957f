"""Accuracy, speed and memory against truth."""

from osteofoci.bench.run import run_bench
from osteofoci.bench.table import STAGES, table_of

__all__ = ["STAGES", "run_bench", "table_of"]
