"""Laboratory values in the standard unit of their quantity."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from osteofoci.case import LabValue, Message, Remark, Value, number, said, word
from osteofoci.foreign import shown
from osteofoci.text import lexicon
from osteofoci.wording import noted

if TYPE_CHECKING:
    from pint import UnitRegistry

# Cells are counted in many ways of writing; each as a factor to 10^9 a litre.
_COUNTS = (
    (re.compile(r"^(?:x ?)?10\^?9/l$|^g/l$|^/nl$|^k/[µu]l$|^(?:x ?)?10\^?3/[µu]l$"), 1.0),
    (re.compile(r"^(?:x ?)?10\^?6/l$|^/[µu]l$|^cells/[µu]l$"), 1e-3),
)
# Letters, a prefix sign, per cent, and one division: no powers of powers.
_UNIT = re.compile(r"[a-zµμ%°]{1,16}(?: ?/ ?(?:[0-9]{1,4} ?)?[a-zµμ]{1,12})?")
_COUNT_UNITS = {"10^9/L": 1.0, "10^6/L": 1e3}
_SAME = {
    "mm": "mm/h",
    "mm/hr": "mm/h",
    "mm/hour": "mm/h",
    "mm in the first hour": "mm/h",
    "iu/l": "U/L",
}


# The usual ones by themselves: loading the library of units takes longer than reading a text.
_PLAIN = {("mg/dl", "mg/L"): 10.0, ("g/dl", "g/L"): 10.0, ("ng/ml", "µg/L"): 1.0}


@cache
def _units() -> UnitRegistry[Any]:
    import pint  # half a second: only where a unit must be converted

    return pint.UnitRegistry()


def standardised(value: LabValue) -> tuple[LabValue, Remark | None]:
    """A value with its standard; a remark where the unit is unknown or the value cannot be."""
    known = lexicon("clinic")["laboratory"].get(value.name)
    if value.value is None or known is None or not known["unit"]:
        return value, None
    unit = str(known["unit"])
    standard = value.value if value.unit is None else _converted(value.value, value.unit, unit)
    about: dict[str, Value] = {"name": word(value.name), "where": _where(value), "unit": unit}
    if standard is None:
        found = shown(value.unit)
        return value, noted("unknown-unit", said("remark-unknown-unit", found=found, **about))
    if not known["least"] <= standard <= known["most"]:
        message = said(
            "remark-impossible-value", least=number(known["least"], None),
            most=number(known["most"], None), found=number(standard, None), **about,
        )  # fmt: skip
        return value, noted("impossible-value", message)
    assumed = value.unit is None
    return (
        value.model_copy(update={"standard": round(standard, 4), "standard_unit": unit}),
        noted("unit-not-told", said("remark-unit-not-told", **about)) if assumed else None,
    )


def _where(value: LabValue) -> Message:
    """The line of a record that a value stands in; a place in a text is no help to a reader."""
    by_line = value.source is not None and not value.source.startswith("text:")
    return said("remark-stands-in", source=value.source or "") if by_line else said("none")


def _converted(number: float, unit: str, standard: str) -> float | None:
    told = unit.strip().lower().replace("µ", "µ")
    if standard in _COUNT_UNITS:
        for pattern, factor in _COUNTS:
            if pattern.match(told):
                return number * factor * _COUNT_UNITS[standard]
        return None
    told = _SAME.get(told, told)
    if told == standard.lower():
        return number
    if (told, standard) in _PLAIN:
        return number * _PLAIN[told, standard]
    if not _UNIT.fullmatch(told):  # the library of units works out whatever it is given
        return None
    from pint import PintError

    try:
        quantity = _units().Quantity(number, _written(told))
        return float(quantity.to(_written(standard)).magnitude)
    except (PintError, AttributeError, ValueError, TypeError, AssertionError, ArithmeticError):
        return None


def _written(unit: str) -> str:
    """As the library of units writes it."""
    top, _, below = unit.partition("/")
    names = {"l": "liter", "dl": "deciliter", "ml": "milliliter", "h": "hour", "u": "enzyme_unit",
             "µl": "microliter", "ul": "microliter", "µmol": "micromole", "umol": "micromole",
             "µg": "microgram", "ug": "microgram"}  # fmt: skip
    parts = [names.get(part.lower(), part.lower()) for part in (top, below) if part]
    return "/".join(parts)
