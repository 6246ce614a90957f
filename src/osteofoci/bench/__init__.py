"""Accuracy, speed and memory against truth."""

from osteofoci.bench.given import refuse_children, refuse_pictures
from osteofoci.bench.run import run_bench
from osteofoci.bench.table import OTHER_STAGES, STAGES, table_of

__all__ = ["OTHER_STAGES", "STAGES", "refuse_children", "refuse_pictures", "run_bench", "table_of"]
