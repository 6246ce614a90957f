"""Conditions of rule files over facts, with three answers: yes, no, not known.

A condition is the name of a fact (``fever``), its denial (``not fever``), a comparison
(``crp_mg_l > 55``), or a list under ``all`` or ``any``.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from osteofoci.assess.questions import Fact, Facts
from osteofoci.errors import RuleError
from osteofoci.foreign import nearest, shown

Condition = str | Mapping[str, Any]
_COMPARISON = re.compile(r"^(\w+) (<=|>=|<|>) (\d+(?:\.\d+)?)$", re.ASCII)
_OPERATORS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def holds(condition: Condition, facts: Facts) -> bool | None:
    """Whether a condition is met; None where what decides it is not known.

    Raises:
        RuleError: a fact that does not exist, or a condition of no known form.
    """
    if isinstance(condition, Mapping):
        parts = [holds(part, facts) for part in _parts(condition)]
        if "all" in condition:
            return False if False in parts else None if None in parts else True
        return True if True in parts else None if None in parts else False
    comparison = _COMPARISON.match(_worded(condition))
    if comparison:
        value = _fact(comparison[1], facts).value
        return (
            None if value is None else bool(_OPERATORS[comparison[2]](value, float(comparison[3])))
        )
    name = condition.removeprefix("not ")
    value = _fact(name, facts).value
    if value is None:
        return None
    return not value if condition.startswith("not ") else bool(value)


def deciding(condition: Condition, facts: Facts) -> tuple[Fact, ...]:
    """The known facts that a condition looks at."""
    return tuple(fact for fact in _looked_at(condition, facts) if fact.value is not None)


def basis_of(conditions: Sequence[Condition], facts: Facts) -> tuple[str, ...]:
    """Ids of what the known facts of conditions rest on."""
    ids = (name for c in conditions for fact in deciding(c, facts) for name in fact.basis)
    return tuple(dict.fromkeys(ids))


def unknown(condition: Condition, facts: Facts) -> tuple[str, ...]:
    """Names of facts that a condition looks at and that are not known."""
    return tuple(fact.name for fact in _looked_at(condition, facts) if fact.value is None)


def _looked_at(condition: Condition, facts: Facts) -> Iterator[Fact]:
    if isinstance(condition, Mapping):
        for part in _parts(condition):
            yield from _looked_at(part, facts)
        return
    comparison = _COMPARISON.match(_worded(condition))
    yield _fact(comparison[1] if comparison else condition.removeprefix("not "), facts)


def _parts(condition: Mapping[str, Any]) -> list[Condition]:
    parts: object = next(iter(condition.values()), None)
    if set(condition) not in ({"all"}, {"any"}) or not isinstance(parts, list) or not parts:
        raise RuleError(
            f"condition: expected a list under all or under any, found '{shown(dict(condition))}'; "
            f"correct the file that it stands in"
        )
    return parts


def _worded(condition: object) -> str:
    if not isinstance(condition, str):
        raise RuleError(
            f"condition: expected the name of a fact or a list under all or any, found "
            f"'{shown(condition)}'; correct the file that it stands in"
        )
    return condition


def _fact(name: str, facts: Facts) -> Fact:
    try:
        return facts[name]
    except KeyError:
        raise RuleError(
            f"condition: expected a fact of assess/facts.yaml, its denial or a comparison, found "
            f"'{shown(name)}'{nearest(name, facts)}; correct the file that it stands in"
        ) from None
