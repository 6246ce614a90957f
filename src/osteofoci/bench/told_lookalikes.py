"""Children with diseases that look like CNO, as a text tells of them: many were called CNO at first.

Every text is drawn from parts: who the child is, what images showed, what tests found, and how the author
names the disease, or leaves it open. The parts are ours; no rule was made with them in view.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

CNO_NAME = "chronic non-bacterial osteomyelitis (CNO/CRMO)"
_PLACES = (
    "the left distal femoral metaphysis", "the right distal femoral metaphysis",
    "the left proximal tibial metaphysis", "the right distal tibial metaphysis", "the left ilium",
    "the right proximal humerus", "the right clavicle", "the sternum", "T7", "T11", "L2",
    "the left sixth rib", "the right fibula", "the left calcaneus", "the right acetabulum",
)  # fmt: skip
_OPENINGS = (
    "A {age}-year-old {child} had bone pain for {n} months.",
    "{age} y {s}. {n}/12 history of limp and pain at night.",
    "Thank you for referring this {child} of {age} years with pain in the legs and back since {n} months.",
    "Patient: {child}, {age} years. Reason for admission: bone pain for {n} weeks.",
)
_LABELS = (
    "", "", "CRMO had been suspected elsewhere.", "The referring hospital had diagnosed CRMO.",
    "Naproxen was given for presumed chronic non-bacterial osteomyelitis.",
    "Radiology favoured CNO.", "Known CNO, so the referral.",
)  # fmt: skip
_IMAGES = (
    "Whole-body MRI showed lesions in {places}.",
    "WB-MRI: STIR hyperintensity of {places}.",
    "MRI demonstrated bone marrow oedema in {places}.",
    "On MRI, abnormal signal was found in {places}.",
)
_NAMED = (
    "Diagnosis: {name}.", "Final diagnosis: {name}.", "{name} was diagnosed.",
    "Conclusion: {name}.", "We diagnosed {name}.", "The diagnosis of {name} was made.",
    "This established the diagnosis of {name}.",
)  # fmt: skip
_OPEN = ("", "We await further results.", "The case will be discussed next week.")


@dataclass(frozen=True)
class Disease:
    """
    Attributes:
        proofs: findings of tests that prove it, one of which is told in every text.
        names: what authors call it.
        treatments: what follows where it is named.
    """

    proofs: tuple[str, ...]
    names: tuple[str, ...]
    treatments: tuple[str, ...]


DISEASES: dict[str, Disease] = {
    "leukaemia": Disease(
        ("Bone marrow aspirate: 84 % lymphoblasts.", "Peripheral smear with circulating blasts; platelets 61 G/l.",
         "Bone marrow biopsy revealed infiltration by leukaemic blasts."),
        ("acute lymphoblastic leukaemia", "B-cell precursor ALL", "acute leukemia"),
        ("Chemotherapy was begun.", "Induction has started."),
    ),
    "lymphoma": Disease(
        ("Biopsy of the bone showed a diffuse large B-cell infiltrate.", "Histology: anaplastic large cell lymphoma, ALK positive."),
        ("primary bone lymphoma", "non-Hodgkin lymphoma", "lymphoma of bone"),
        ("She was moved to oncology.", "Staging is under way."),
    ),
    "Ewing sarcoma": Disease(
        ("Core biopsy: small round blue cells, CD99 positive.", "Molecular studies found an EWSR1-FLI1 fusion.",
         "A soft-tissue mass of 7 cm was present; biopsy showed a small round cell tumour."),
        ("Ewing sarcoma", "metastatic Ewing sarcoma", "Ewing's sarcoma with bone metastases"),
        ("Chemotherapy was begun.", "Treatment follows the sarcoma protocol."),
    ),
    "Langerhans cell histiocytosis": Disease(
        ("Biopsy: CD1a and langerin positive cells.", "Histology showed Langerhans cells with eosinophils; BRAF V600E was found."),
        ("Langerhans cell histiocytosis", "multifocal LCH", "eosinophilic granuloma"),
        ("Vinblastine and prednisolone were started.", "Oncology follows."),
    ),
    "metastases (neuroblastoma)": Disease(
        ("Urinary VMA and HVA were high and an adrenal mass was seen.", "MIBG scan positive; biopsy of the adrenal mass showed neuroblastoma."),
        ("metastatic neuroblastoma", "stage 4 neuroblastoma", "neuroblastoma with bone metastases"),
        ("Chemotherapy was begun.", "Oncology follows."),
    ),
    "scurvy": Disease(
        ("Vitamin C was undetectable.", "Ascorbic acid level below 5 umol/l; the gums bled.", "Serum vitamin C < 3 umol/l."),
        ("scurvy", "vitamin C deficiency"),
        ("Symptoms went within two weeks of ascorbic acid.", "Vitamin C was given."),
    ),
    "hypophosphatasia": Disease(
        ("Alkaline phosphatase was 41 U/l (low).", "ALP 38 U/l (ref. 130-400); pyridoxal phosphate raised.",
         "A pathogenic variant in ALPL was found."),
        ("hypophosphatasia", "childhood hypophosphatasia"),
        ("Bisphosphonates must be avoided.", "Enzyme replacement is considered."),
    ),
    "bacterial osteomyelitis": Disease(
        ("Blood cultures grew Staphylococcus aureus.", "Bone aspirate grew Kingella kingae.", "Biopsy culture: MRSA."),
        ("acute haematogenous osteomyelitis", "bacterial osteomyelitis", "multifocal septic osteomyelitis"),
        ("Flucloxacillin was given for six weeks.", "Antibiotics were started with rapid improvement."),
    ),
    "tuberculosis": Disease(
        ("Biopsy: caseating granulomas with acid-fast bacilli.", "PCR for Mycobacterium tuberculosis positive on the aspirate."),
        ("multifocal skeletal tuberculosis", "bone tuberculosis", "spinal and skeletal TB"),
        ("Four-drug treatment was begun.", "RHZE started."),
    ),
    "fibrous dysplasia": Disease(
        ("Biopsy showed fibro-osseous tissue without osteoblastic rimming; GNAS mutation found.",
         "Radiographs: ground-glass lesions with a shepherd's crook deformity. Histology: fibrous dysplasia."),
        ("polyostotic fibrous dysplasia", "McCune-Albright syndrome with fibrous dysplasia", "fibrous dysplasia"),
        ("Endocrine review is planned.", "No treatment was given."),
    ),
}  # fmt: skip
_CNO_EXCLUDED = (
    "Biopsy showed chronic inflammation without malignant cells, and cultures were sterile.",
    "Bone biopsy: non-specific chronic osteitis with fibrosis, no tumour. Culture negative.",
    "Histology: lymphoplasmacytic infiltrate, no malignancy; bacterial, fungal and mycobacterial cultures had no growth.",
    "Malignancy and infection were excluded by open biopsy and cultures.",
    "Infection and malignancy were ruled out.",
)  # fmt: skip
_CNO_NAMED = (
    "CRMO was diagnosed.", "Diagnosis: chronic non-bacterial osteomyelitis.", "Final diagnosis: CRMO.",
    "We made the diagnosis of CNO.", "",
)  # fmt: skip


def text_of(name: str, rng: np.random.Generator) -> str:
    """One text of a child with a disease, or with CNO whose text excludes infection and malignancy."""
    parts = [_opening(rng), _one(rng, _LABELS), _images(rng)]
    if name == CNO_NAME:
        return _joined([parts[0], parts[2], _one(rng, _CNO_EXCLUDED), _one(rng, _CNO_NAMED)])
    disease = DISEASES[name]
    proof = _one(rng, disease.proofs)
    if rng.random() < 0.2:  # proven or near to it, but named by nobody
        return _joined([*parts, proof, _one(rng, _OPEN)])
    own = _one(rng, disease.names)
    named = _one(rng, _NAMED)
    own = own[0].upper() + own[1:] if named.startswith("{") else own
    after = _one(rng, disease.treatments)
    told = [proof, named.format(name=own)] if rng.random() < 0.7 else [named.format(name=own)]
    return _joined([*parts, *told, after])


def _opening(rng: np.random.Generator) -> str:
    child, short = (("girl", "F"), ("boy", "M"))[int(rng.integers(2))]
    age, n = int(rng.integers(4, 16)), int(rng.integers(2, 10))
    return _one(rng, _OPENINGS).format(age=age, child=child, s=short, n=n)


def _images(rng: np.random.Generator) -> str:
    places = [str(p) for p in rng.choice(_PLACES, size=int(rng.integers(2, 5)), replace=False)]
    return _one(rng, _IMAGES).format(places=f"{', '.join(places[:-1])} and {places[-1]}")


def _one(rng: np.random.Generator, choices: Sequence[str]) -> str:
    return choices[int(rng.integers(len(choices)))]


def _joined(parts: Sequence[str]) -> str:
    return " ".join(part for part in parts if part)
