from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from osteofoci.lesions import Measured, Region
from osteofoci.lesions.normal import normal_pattern, published_patterns
from osteofoci.skeleton import bone_named, parse_site


def _measured(site: str, *, extent: float = 12.0, away: float | None = 4.0) -> Measured:
    everything = np.ones((2, 2, 2), bool)
    region = Region((slice(0, 2), slice(0, 2), slice(0, 2)), everything, 10, 6)
    return Measured(
        parse_site(site), region, 0.5, (0.0, 0.0, 0.0), 500.0, 110.0, 50.0, 3.0, 0.2, extent, 0.1, False,
        away, False,
    )  # fmt: skip


def test_every_pattern_names_bones_of_the_vocabulary_and_its_source() -> None:
    for pattern in published_patterns():
        assert all(bone_named(name) for name in pattern.bones)
        assert pattern.source
        assert pattern.status == "checked"


@pytest.mark.parametrize(
    ("site", "age", "fits"),
    [
        ("left calcaneus", 9.0, True),
        ("left calcaneus", 17.0, False),
        ("left calcaneus", None, True),
        ("right femur, distal metaphysis", 13.0, True),
        ("right femur, diaphysis", 13.0, False),
        ("right humerus, proximal metaphysis", 8.0, True),
        ("left clavicle, medial", 9.0, False),
        ("vertebra T6", 9.0, False),
        ("left ilium", 9.0, True),
    ],
)
def test_a_place_is_normal_only_where_healthy_children_were_seen_to_have_it(
    site: str, age: float | None, fits: bool
) -> None:
    assert (normal_pattern(_measured(site), age) is not None) is fits


def test_a_large_place_fits_no_normal_pattern() -> None:
    assert normal_pattern(_measured("left calcaneus", extent=45.0), 9.0) is None


def test_beside_a_closing_plate_means_beside_it() -> None:
    place = _measured("left tibia, proximal metaphysis", away=5.0)
    assert normal_pattern(place, 13.0) is not None
    assert normal_pattern(replace(place, physis_distance_mm=30.0), 13.0) is None
