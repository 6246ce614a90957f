"""Simulated children with truth. No working room imports this one."""

from osteofoci.phantom.patient.invent import random_patient, rescanned, seed_case
from osteofoci.phantom.patient.invent_techniques import (
    many_techniques_patient,
    scan_patient,
    spine_patient,
)
from osteofoci.phantom.patient.patient import SimulatedPatient, of_anatomy
from osteofoci.phantom.patient.write import write_patient

__all__ = [
    "SimulatedPatient",
    "many_techniques_patient",
    "of_anatomy",
    "random_patient",
    "rescanned",
    "scan_patient",
    "seed_case",
    "spine_patient",
    "write_patient",
]
