"""The exercise plan has three phases, and what this child has changes them visibly."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
import yaml

from osteofoci.assess import CNO, assess, facts_of
from osteofoci.assess.criteria import rules
from osteofoci.assess.exercise import phases_of
from osteofoci.assess.questions import Fact, Facts
from osteofoci.bench.lookalikes import MAKERS
from osteofoci.case import ExercisePhase, Focus, SiteModel, said
from osteofoci.wording import voice_of

TIBIA = Focus(
    id="L1", tracking_uid="1.2", symptomatic=True, history=(),
    site=SiteModel(bone="tibia", side="left", zone="distal metaphysis", code=None, unit="left tibia distal"),
)  # fmt: skip
VERTEBRA = Focus(
    id="L2", tracking_uid="1.3", symptomatic=None, history=(),
    site=SiteModel(bone="vertebra T8", side="midline", zone=None, code=None, unit="T8"),
)  # fmt: skip


def facts(**known: bool) -> Facts:
    """Nothing is so but what is named."""
    case, record = MAKERS[CNO](np.random.default_rng(0))
    empty = {
        name: replace(fact, value=False, basis=()) for name, fact in facts_of(case, record).items()
    }
    return empty | {
        name: Fact(name, value, (f"because-{name}",), None) for name, value in known.items()
    }


def _words(code: str) -> str:
    return voice_of("en")(said(code, bones=""))


def texts(phase: ExercisePhase, part: str) -> str:
    return " / ".join(rule.text for rule in getattr(phase, part))


def now(**known: bool) -> str:
    return next(p.name for p in phases_of(facts(**known), [TIBIA]) if p.now)


def test_the_child_stands_in_one_of_three_phases() -> None:
    phases = phases_of(facts(active=True, pain=True), [TIBIA])
    assert [p.name for p in phases] == ["protect", "rebuild", "return to sport"]
    assert [p.now for p in phases] == [True, False, False]


@pytest.mark.parametrize(
    ("known", "phase"),
    [
        ({"active_spine": True}, "protect"),
        ({"new_height_loss": True}, "protect"),
        ({"active": True, "pain": True}, "protect"),
        ({"active": True}, "rebuild"),
        ({}, "return to sport"),
    ],
)
def test_the_phase_follows_from_what_is_known(known: dict[str, bool], phase: str) -> None:
    assert now(**known) == phase


def test_what_is_allowed_names_this_childs_sites_and_no_others() -> None:
    protect, rebuild, _ = phases_of(facts(active=True), [TIBIA])
    assert "left tibia: running, jumping" in texts(protect, "avoid")
    assert "left tibia: body-weight squats" in texts(rebuild, "allowed")
    assert "T8" not in "".join(texts(p, "allowed") for p in (protect, rebuild))
    rule = next(r for r in protect.avoid if r.text.startswith("left tibia"))
    assert rule.basis == ("L1",)


@pytest.mark.parametrize("reason", ["active_spine", "new_height_loss"])
def test_a_spine_at_risk_asks_for_sign_off_in_every_phase(reason: str) -> None:
    usual = phases_of(facts(active=True), [TIBIA, VERTEBRA])
    changed = phases_of(facts(active=True, **{reason: True}), [TIBIA, VERTEBRA])
    assert not any(phase.sign_off for phase in usual)
    assert all(phase.sign_off for phase in changed)
    assert all("sign-off" in phase.progression for phase in changed)
    assert all(phase.basis == (f"because-{reason}",) for phase in changed)
    assert "sign-off after imaging" in texts(changed[1], "enter")


@pytest.mark.parametrize(
    ("reason", "word"),
    [("at_plate", "growth plate"), ("brace", "brace"), ("cervical", "radiograph")],
)
def test_plate_alerts_brace_and_neck_change_what_must_be_true(reason: str, word: str) -> None:
    def asked(**known: bool) -> str:
        return " ".join(texts(p, "enter") for p in phases_of(facts(active=True, **known), [TIBIA]))

    assert word not in asked()
    assert word in asked(**{reason: True})


def test_a_relapse_sends_the_child_back_from_every_later_phase() -> None:
    for phase in phases_of(facts(active=True), [TIBIA])[1:]:
        assert "focus" in texts(phase, "back")
        assert "pain lasts to the next day" in texts(phase, "back")


def test_only_the_dose_of_the_checked_trial_carries_numbers() -> None:
    told = rules("exercise")
    assert not re.search(r"\d", yaml.safe_dump([_words(rule["message"]) for rule in told["rules"]]))
    doses = [
        _words(code)
        for p in told["phases"]
        for c in (p, *p["instead"])
        for code in c["fitt_vp"].values()
    ]
    numbers = {int(n) for n in re.findall(r"\d+", yaml.safe_dump(doses))}
    assert numbers <= {2, 3, 12, 24, 30, 50}


def test_every_line_names_its_source() -> None:
    for phase in phases_of(facts(active=True, at_plate=True, brace=True), [TIBIA, VERTEBRA]):
        assert phase.source
        assert all(
            r.source for part in ("allowed", "avoid", "enter", "back") for r in getattr(phase, part)
        )


def test_no_phase_is_proposed_before_it_is_known_what_this_is() -> None:
    case, record = MAKERS["leukaemia"](np.random.default_rng(1))
    assert assess(case, record).plan.rehabilitation.phases == ()
