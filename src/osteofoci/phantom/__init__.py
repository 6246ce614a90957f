"""Simulated children with truth. No working room imports this one."""

from osteofoci.phantom.invent import random_patient, rescanned, seed_case
from osteofoci.phantom.patient import SimulatedPatient, write_patient

__all__ = ["SimulatedPatient", "random_patient", "rescanned", "seed_case", "write_patient"]
