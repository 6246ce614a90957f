"""The clinical record in a text: symptoms, laboratory, biopsies, treatments, the author's diagnosis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from osteofoci.case import (
    Biopsy,
    ChildFacts,
    ClinicalRecord,
    Condition,
    Culture,
    Focus,
    LabValue,
    Relative,
    SiteModel,
    StatedDiagnosis,
    Symptom,
    Treatment,
    site_model,
)
from osteofoci.skeleton import Side, Site, bone_named
from osteofoci.text.clauses import Clause, clauses_of
from osteofoci.text.diagnoses import diagnoses_in, surest
from osteofoci.text.document import Mark, Sentence, marks_by
from osteofoci.text.observe import about_others
from osteofoci.text.phrases import Part
from osteofoci.text.signs import signs_of
from osteofoci.text.sites import Place, places_in, side_from_part, site_models
from osteofoci.text.times import Calendar

_AGE = re.compile(
    r"\b(?P<n>\d{1,2}(?:[.,]\d)?|[a-z]+(?:teen)?)[ -]?(?P<unit>year|yr|y|month|week)s?[ -]?"
    r"(?:old\b|/o\b|o\b|of age\b|,? ?/? ?(?:[FM]|female|male|girl|boy)\b)|"
    r"\b(?:aged?|age:|now|boy of|girl of|child of|(?:boy|girl|male|female|child),|patient: ?)\s*(?:now )?(?P<m>\d{1,2})\b"
    r"(?! ?(?:mm|cm|kg|%|mg|weeks?|days?|hours?|lesions?|foci|/))(?: ?(?P<munit>months?))?",
    re.I,
)
_AGE_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
)  # fmt: skip
_PER_YEAR = {"m": 12.0, "w": 52.18}
_UNIT = (
    r"mg/dl|mg/l|g/dl|g/l|mm/h(?:r|our)?|mm in the first hour|mm|(?:x ?)?10\^?[369]/[lu]|"
    r"(?:x ?)?10\^?3/[µu]l|k/[µu]l|cells/[µu]l|/[µun]l|g/l|iu/l|u/l|[µu]mol/l|mmol/l|ng/ml|[µu]g/l|%"
)
_VALUE = re.compile(
    rf"^[^\d;.]{{0,28}}?[<>≤≥]?\s?(?P<value>\d+(?:[.,]\d+)*)\s*(?P<unit>{_UNIT})?(?![\d-])", re.I
)
_RESULT = re.compile(
    r"\b(?:showed|demonstrated|revealed|shows|demonstrates|reveals|confirmed|found|showing|demonstrating|revealing|yielded|which|was|were|is)\b|:",
    re.I,
)
_NOT_DONE = re.compile(
    r"\b(?:avoid\w*|not (?:done|performed|necessary|needed|taken|indicated|required)|declined|refused|deferred|"
    r"unnecessary|dispensed with|without (?:a )?biopsy|awaited|scheduled|arranged)\b",
    re.I,
)
_PLANNED = re.compile(
    r"\b(?:recommend\w*|planned|plan to|suggest\w*|will be|should|consider\w*|to be started|proposed)\b",
    re.I,
)
_DURATION = re.compile(
    r"\b(?:for|since|over|duration of|lasting|history of)\s+(?:about |the last |the past |approximately )?"
    r"(?P<n>\d{1,2}|a|an|one|two|three|four|five|six|eight|nine|ten|twelve|several|some|many)[ -]"
    r"(?P<unit>day|week|month|year)s?|(?P<k>\d{1,2})[ -](?P<u>day|week|month|year) history",
    re.I,
)
_WEEKS = {"day": 1 / 7, "week": 1.0, "month": 4.345, "year": 52.14}
TreatmentStatus = Literal["given", "stopped", "planned", "declined", "allergy"]
BiopsyKind = Literal["inflammation", "infection", "malignancy", "normal", "unclear"]
# What counts more stands first.
_BIOPSY_KINDS: tuple[BiopsyKind, ...] = ("malignancy", "infection", "inflammation", "normal")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
            "eight": 8, "nine": 9, "ten": 10, "twelve": 12}  # fmt: skip
_MALIGNANT = (
    "leukaemia", "lymphoma", "Langerhans cell histiocytosis", "Ewing sarcoma", "osteosarcoma",
    "metastases", "neuroblastoma", "malignancy", "rhabdomyosarcoma", "chondrosarcoma", "myeloma",
)  # fmt: skip
_ADVICE = re.compile(
    r"\b(?:should|ensure|monitor|recommend\w*|pay attention|please|advis\w+)\b", re.I
)
# What follows is no longer denied: `without correlate, is concerning for metastasis`.
_SPEAKS_AGAIN = re.compile(
    r"\w\W+(?:\w+\W+)*?(?:concerning|suspicious|suggestive|worrisome|highly|raises?)\b|"
    r"\b(?:illness|disease|history|trauma|complaints?)\b[^.;]*,",
    re.I,
)
_NEW_VERB = re.compile(r"\band (?:is|was|are|were)\b", re.I)


@dataclass(frozen=True)
class _Spoken:
    """A clause with its clinical marks and whether they are denied."""

    sentence: Sentence
    clause: Clause
    marks: tuple[Mark, ...]
    date: str | None

    def of(self, *labels: str) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.label in labels)

    def denied(self, mark: Mark) -> bool:
        """Whether a word of denial stands before the mark in its clause, or `not` behind it."""
        for trigger in (m for m in self.clause.marks if m.label == "negation"):
            word = trigger.text.lower()
            if word in ("excluded", "ruled out"):
                offset = self.clause.start
                between = self.clause.text[trigger.end - offset : mark.start - offset]
                if mark.label == "diagnosis" and not _NEW_VERB.search(between):
                    return True
            elif word in ("absent", "denied"):
                return True
            elif trigger.end <= mark.start:
                between = self.sentence.text[
                    trigger.end - self.sentence.start : mark.start - self.sentence.start
                ]
                if not _SPEAKS_AGAIN.search(between):
                    return True
        return False


def clinical_facts(sentences: Sequence[Sentence]) -> ClinicalRecord:
    """The record of a text; every entry carries the characters it was read from."""
    calendar = Calendar()
    lists: dict[str, list[object]] = {name: [] for name in ClinicalRecord.model_fields}
    open_biopsies: list[int] = []
    waited = 0
    for sentence in sentences:
        moment = calendar.hear(sentence.text, sentence.start, dated=True)
        day = moment.as_told or None
        if sentence.has("family"):
            lists["family"].extend(_relatives(sentence))
            for spoken in _spoken(sentence, day):  # `the parents declined pamidronate`
                source = f"text:{spoken.clause.start}-{spoken.clause.end}"
                told = [t for t in _treatments(spoken, source) if t.status == "declined"]
                lists["treatments"].extend(told)
            continue
        if about_others(sentence):
            continue
        told_before = len(lists["biopsy"])
        for spoken in _spoken(sentence, day):
            for name, entries in _entries(spoken):
                lists[name].extend(e for e in entries if e not in lists[name])
        kinds = (
            _kinds_told(sentence) if open_biopsies and len(lists["biopsy"]) == told_before else []
        )
        for n in open_biopsies if kinds else ():  # `Biopsies were taken. Both showed fibrosis.`
            biopsy = lists["biopsy"][n]
            assert isinstance(biopsy, Biopsy)
            update = {"kind": _gravest(kinds), "result": _said_of(sentence.text)}
            lists["biopsy"][n] = biopsy.model_copy(update=update)
        # A heading of its own may stand between a biopsy and its result.
        heading = re.fullmatch(r"[\w ]{3,30}:", sentence.text.strip()) is not None
        waited = 0 if len(lists["biopsy"]) > told_before or heading else waited + 1
        fresh = told_before if waited == 0 and not heading else 0
        open_biopsies = [
            n for n, b in enumerate(lists["biopsy"])
            if n >= (fresh if waited == 0 else len(lists["biopsy"]))
            and isinstance(b, Biopsy) and b.kind == "unclear"
        ]  # fmt: skip
    rest = {name: tuple(entries) for name, entries in lists.items() if name != "patient"}
    rest["diagnoses"] = surest(lists["diagnoses"])
    rest["signs"] = signs_of([s for s in sentences if not s.has("family") and not about_others(s)])
    return ClinicalRecord(patient=_child(sentences), **_once(rest))


def sided(record: ClinicalRecord, foci: Sequence[Focus]) -> ClinicalRecord:
    """Biopsies of a paired bone without its side, where the images know it on one side only."""

    def placed(biopsy: Biopsy) -> Biopsy:
        same = {
            (f.site.bone, f.site.side)
            for f in foci
            if f.site.bone == biopsy.site or f.site.bone.split(" ")[0] == biopsy.site
        }
        if biopsy.sites or len(same) != 1:
            return biopsy
        bone, side = same.pop()
        if side is None:
            return biopsy
        return biopsy.model_copy(
            update={"sites": (site_model(Site(bone_named(bone), Side(side))),)}
        )

    return record.model_copy(update={"biopsy": tuple(placed(b) for b in record.biopsy)})


def _once(lists: dict[str, tuple[object, ...]]) -> dict[str, Any]:
    """Entries that only say again what an earlier one says are left out."""
    kept: dict[str, Any] = {}
    for name, entries in lists.items():
        seen: dict[str, object] = {}
        for entry in entries:
            assert isinstance(entry, Symptom | Condition | Relative | LabValue | Biopsy | Culture
                              | Treatment | StatedDiagnosis)  # fmt: skip
            seen.setdefault(entry.model_dump_json(exclude={"source"}), entry)
        kept[name] = tuple(seen.values())
    return kept


def _spoken(sentence: Sentence, day: str | None) -> Iterator[_Spoken]:
    marks = marks_by(sentence, "clinic")
    for clause in clauses_of(sentence):
        own = tuple(m for m in marks if clause.start <= m.start and m.end <= clause.end)
        if own:
            yield _Spoken(sentence, clause, own, day)


def _entries(spoken: _Spoken) -> Iterator[tuple[str, list[object]]]:
    source = f"text:{spoken.clause.start}-{spoken.clause.end}"
    pathology = bool(spoken.of("biopsy", "culture")) or bool(
        [m for m in marks_by(spoken.sentence, "clinic") if m.label == "biopsy"]
    )
    if not pathology:
        past = spoken.sentence.has("historical")
        name = "history" if past else "symptoms"
        yield name, list(_symptoms(spoken, source, past=past))
    yield "fever", [
        Condition(
            name="fever", date=spoken.date, source=source,
            present=m.value == "fever" and not spoken.denied(m),
        )
        for m in spoken.of("fever")
    ]  # fmt: skip
    for label, name in (("skin", "skin"), ("bowel", "bowel"), ("condition", "conditions")):
        yield (
            name,
            [
                Condition(
                    name=m.value, date=spoken.date, source=source, present=not spoken.denied(m)
                )
                for m in spoken.of(label)
            ],
        )
    yield "laboratory", list(_laboratory(spoken, source))
    yield "biopsy", list(_biopsies(spoken, source))
    yield "microbiology", list(_cultures(spoken, source))
    treatments = list(_treatments(spoken, source))
    yield "treatments", [t for t in treatments if t.kind != "brace"]
    yield "braces", [t for t in treatments if t.kind == "brace"]
    yield "diagnoses", list(_diagnoses(spoken, source))


def _ages_in(text: str) -> Iterator[float]:
    """Ages in years: `9-year-old`, `15-month-old`, `11 Y / F`, `nine years old`, `now 13`."""
    for match in _AGE.finditer(text):
        told = (match["n"] or match["m"]).lower()
        if not told[0].isdigit() and told not in _AGE_WORDS:
            continue
        number = (
            float(told.replace(",", ".")) if told[0].isdigit() else _AGE_WORDS.index(told) + 1.0
        )
        unit = (match["unit"] or match["munit"] or "y")[0].lower()
        yield round(number / _PER_YEAR.get(unit, 1.0), 2)


def _child(sentences: Sequence[Sentence]) -> ChildFacts:
    age: float | None = None
    sexes: list[str] = []
    for sentence in sentences:
        if sentence.has("family"):
            continue
        if age is None:
            age = next(_ages_in(sentence.text), None)
        sexes.extend(m.value for m in marks_by(sentence, "clinic") if m.label == "sex")
        letter = re.search(r"\bsex:?\s*([FM])\b|\b\d{1,2}\s?([FM])\b", sentence.text)
        if letter:
            sexes.append(letter.group(1) or letter.group(2))
    sex: Literal["F", "M"] | None = None
    if sexes and sexes[0] in ("F", "M"):
        sex = "F" if sexes[0] == "F" else "M"
    return ChildFacts(sex=sex, age_years=age if age is None or age <= 120 else None)


def _where(spoken: _Spoken) -> tuple[str | None, tuple[SiteModel, ...], str | None]:
    """Site as told, as the skeleton names it, and the part of the body."""
    places, parts = places_in(spoken.sentence)
    near = [p for p in places if spoken.clause.start <= p.start and p.end <= spoken.clause.end]
    own = [p for p in parts if spoken.clause.start <= p.start and p.end <= spoken.clause.end]
    told = " ".join([*map(_told, near), *map(_told, own)]) or None
    sites = tuple(site for place in near for site in site_models(side_from_part(place, parts)))
    return told, sites, own[0].region if own else None


def _told(place: Place | Part) -> str:
    """``left foot``, ``left metatarsal 2``, ``vertebra T5``."""
    name = place.bone if isinstance(place, Place) else place.region
    sides = [] if place.sides == ("midline",) else list(place.sides)
    if len(sides) == 2:
        sides = ["both"]
    return " ".join([*sides, name])


def _symptoms(spoken: _Spoken, source: str, *, past: bool) -> Iterator[Symptom]:
    marks = spoken.of("symptom")
    if not marks or _ADVICE.search(spoken.sentence.text):
        return
    told, sites, region = _where(spoken)
    weeks = _duration_weeks(spoken.clause.text)
    for mark in marks:
        if mark.value == "swelling" and re.search(
            r"(?i)soft[ -]tissue swelling", spoken.clause.text
        ):
            continue  # of an image, not of the child
        yield Symptom(
            symptom=mark.value, site=told, sites=sites, region=region, date=spoken.date,
            present=not spoken.denied(mark), past=past, duration_weeks=weeks, source=source,
        )  # fmt: skip


def _duration_weeks(text: str) -> float | None:
    match = _DURATION.search(text)
    if match is None:
        return None
    count = (match["n"] or match["k"]).lower()
    if count in ("several", "some", "many"):
        return None
    number = _NUMBERS.get(count) or int(count)
    return round(number * _WEEKS[(match["unit"] or match["u"]).lower()], 1)


def _laboratory(spoken: _Spoken, source: str) -> Iterator[LabValue]:
    labs = spoken.of("laboratory")
    if re.search(r"(?i)\b(?:apart from|except)\b", spoken.clause.text):
        labs = tuple(m for m in labs if m.value != "all")
    states = [m for m in spoken.marks if m.label == "result"]
    found: list[LabValue] = []
    for n, mark in enumerate(labs):
        offset = spoken.sentence.start
        stop = labs[n + 1].start if n + 1 < len(labs) else spoken.clause.end
        bracket = re.match(r"\s*\([^)]*", spoken.sentence.text[spoken.clause.end - offset :])
        if n + 1 == len(labs) and bracket:  # `low haemoglobin (8.1 g/dl)`
            stop += len(bracket[0])
        text = spoken.sentence.text[mark.end - offset : stop - offset]
        value = _VALUE.match(text)
        before = [s for s in states if s.end <= mark.start and mark.first - s.last <= 1]
        after = [s for s in states if mark.end <= s.start < stop]
        before = [s for s in before if _belongs_to(s, mark, spoken.sentence.text, offset)]
        after = [s for s in after if _belongs_to(s, mark, spoken.sentence.text, offset)]
        if mark.value == "haemoglobin" and not before:
            before = [s for s in states if s.text.lower() in ("anaemia", "anemia")]
        number = unit = None
        if value is not None and mark.value not in ("all", "blood count"):
            number = _number_told(value["value"])
            unit = value["unit"]
            if mark.value == "haemoglobin" and unit is None and number and 3 <= number <= 22:
                unit = "g/dl"  # no child lives with that many grams a litre
        state = next(iter(before or after), None)
        found.append(
            LabValue(
                name=mark.value, value=number, unit=unit, date=spoken.date, source=source,
                state=_state(state, spoken) if state is not None else None,
                result=state.text if state is not None else None,
            )
        )  # fmt: skip
    # `CRP and ESR were normal`: what is said of the last is said of those before it.
    for n in range(len(found) - 2, -1, -1):
        if found[n].value is None and found[n].state is None and found[n + 1].value is None:
            found[n] = found[n].model_copy(
                update={"state": found[n + 1].state, "result": found[n + 1].result}
            )
    # `elevated CRP and ESR`: of the first, of those behind it.
    for n in range(1, len(found)):
        if found[n].value is None and found[n].state is None and found[n - 1].value is None:
            found[n] = found[n].model_copy(
                update={"state": found[n - 1].state, "result": found[n - 1].result}
            )
    yield from (lab for lab in found if lab.value is not None or lab.state is not None)


def _number_told(text: str) -> float | None:
    """`430,000` has a comma of thousands, `5,3` one of decimals."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    text = text.replace(",", ".")
    return float(text) if text.count(".") < 2 else None


def _belongs_to(state: Mark, lab: Mark, text: str, offset: int) -> bool:
    """Whether a word of a result is of this value, and of no other that it names itself."""
    own = {"anaemia": "haemoglobin", "anemia": "haemoglobin", "thrombocytopenia": "platelets",
           "leukopenia": "leukocytes", "leukocytosis": "leukocytes"}  # fmt: skip
    named = own.get(state.text.lower())
    if named is not None:
        return named == lab.value
    others = r"\b(?:all )?(?:the )?(?:others?|rest|remaining)\b"
    return re.search(others, text[lab.end - offset : state.start - offset], re.I) is None


def _state(mark: Mark, spoken: _Spoken) -> Literal["normal", "high", "low"]:
    if mark.value == "normal" or spoken.denied(mark):
        return "normal"
    return "high" if mark.value == "high" else "low"


def _biopsies(spoken: _Spoken, source: str) -> Iterator[Biopsy]:
    marks = spoken.of("biopsy")
    if not marks or spoken.denied(marks[0]) or _PLANNED.search(spoken.clause.text):
        return
    if _NOT_DONE.search(spoken.clause.text):
        return
    everything = marks_by(spoken.sentence, "clinic")
    results = any(m.label == "biopsy_result" for m in everything)
    kinds = _kinds_told(spoken.sentence)
    tumours = [m for m in spoken.of("diagnosis") if m.value in _MALIGNANT]
    if any(
        not d.excluded for m in tumours for d in _diagnoses(spoken, source) if d.name == m.value
    ):
        kinds.append("malignancy")
    if any(m.value == "CRMO" and not _denied_there(spoken.sentence, m) for m in everything):
        kinds.append("inflammation")  # `compatible with CNO`
    kind = _gravest(kinds)
    if kind == "infection" and "inflammation" in kinds and "non" in spoken.sentence.text.lower():
        kind = "inflammation"
    if kind == "unclear" and not results and not places_in(spoken.sentence)[0]:
        return
    told, sites, _ = _where(_whole(spoken))
    yield Biopsy(
        site=told, sites=sites, date=spoken.date, kind=kind, source=source,
        result=_said_of(spoken.sentence.text[marks[0].end - spoken.sentence.start :]),
    )  # fmt: skip


def _kinds_told(sentence: Sentence) -> list[str]:
    """Kinds of what a biopsy showed, as far as a sentence does not deny them."""
    marks = marks_by(sentence, "clinic")
    results = [m for m in marks if m.label == "biopsy_result"]
    kinds = [m.value for m in results if not _denied_there(sentence, m)]
    tumours = {
        d.name for spoken in _spoken(sentence, None) for d in _diagnoses(spoken, "")
        if d.sure and d.name in _MALIGNANT
    }  # fmt: skip
    return kinds + ["malignancy"] * bool(tumours)


def _gravest(kinds: Sequence[str]) -> BiopsyKind:
    return next((kind for kind in _BIOPSY_KINDS if kind in kinds), "unclear")


def _denied_there(sentence: Sentence, mark: Mark) -> bool:
    """Whether a mark anywhere in a sentence is denied by its own clause."""
    return any(
        trigger.label == "negation"
        and trigger.end <= mark.start
        and "," not in sentence.text[trigger.end - sentence.start : mark.start - sentence.start]
        and trigger.text.lower() not in ("excluded", "ruled out")
        for clause in clauses_of(sentence)
        if clause.start <= mark.start < clause.end
        for trigger in clause.marks
    )


def _whole(spoken: _Spoken) -> _Spoken:
    """The clause stretched to its sentence: site and result of a biopsy stand apart."""
    sentence = spoken.sentence
    clause = Clause(
        sentence.start, sentence.end, sentence.text, sentence.marks, frozenset(), False, False
    )
    return _Spoken(sentence, clause, spoken.marks, spoken.date)


def _said_of(text: str) -> str:
    match = _RESULT.search(text)
    said = text[match.end() :] if match else text
    return re.split(r", the |;", said)[0].strip(" .;:,")


def _cultures(spoken: _Spoken, source: str) -> Iterator[Culture]:
    marks = spoken.of("culture")
    if not marks:
        return
    results = [m for m in spoken.marks if m.label in ("culture_result", "result")]
    if not results:
        return
    grown = any(m.value in ("grown", "high") and not spoken.denied(m) for m in results)
    yield Culture(
        result=_said_of(spoken.clause.text), sterile=not grown, date=spoken.date, source=source
    )


_TREATED: tuple[tuple[TreatmentStatus, re.Pattern[str]], ...] = (
    ("declined", re.compile(r"\b(?:declin|refus|reject)\w*|\bdid not want\b|\bnot wish\b", re.I)),
    ("allergy", re.compile(r"\ballerg\w+|\bintoleran\w+|\bhypersensitiv\w+", re.I)),
    (
        "stopped",
        re.compile(r"\b(?:stopp|discontinu|withdraw|withdrew|withdrawn|ceas|paus)\w*", re.I),
    ),
    (
        "planned",
        re.compile(
            r"\bplan\b|\bplan:|\bplan to\b|\bplanned\b|\b(?:begin|start)\b|\bif (?:there|she|he|pain|this)\b",
            re.I,
        ),
    ),
)
# A practice that is visited, and a department.
_NO_OPERATION = re.compile(
    r"\b(?:visit\w*|came to|attend\w*|seen (?:in|at)|presented (?:to|at)|called|doctor'?s|gp)\b[^.;]{0,25}\bsurgery\b",
    re.I,
)


def _treatments(spoken: _Spoken, source: str) -> Iterator[Treatment]:
    text = spoken.clause.text
    status = next((name for name, told in _TREATED if told.search(text)), None)
    if status is None and spoken.sentence.heading == "plan":
        status = "planned"
    planned = status == "planned" or bool(_PLANNED.search(text))
    for mark in spoken.of("treatment"):
        if (spoken.denied(mark) and status is None) or (
            mark.text.lower() == "surgery" and _NO_OPERATION.search(text)
        ):
            continue
        name, _, kind = mark.value.partition("/")
        yield Treatment(
            name=name, kind=kind or None, date=spoken.date, planned=planned, source=source,
            status=status or ("planned" if planned else "given"),
        )  # fmt: skip


def _diagnoses(spoken: _Spoken, source: str) -> Iterator[StatedDiagnosis]:
    denied = {mark for mark in spoken.of("diagnosis") if spoken.denied(mark)}
    yield from diagnoses_in(
        spoken.sentence, spoken.clause, spoken.of("diagnosis"), denied, spoken.date, source
    )


def _relatives(sentence: Sentence) -> Iterator[Relative]:
    marks = marks_by(sentence, "clinic")
    relations = [m for m in marks if m.label == "relation"]
    for clause in clauses_of(sentence):
        for mark in marks:
            inside = clause.start <= mark.start and mark.end <= clause.end
            if not inside or mark.label not in ("skin", "bowel", "condition", "diagnosis"):
                continue
            denied = any(m.label == "negation" and m.end <= mark.start for m in clause.marks)
            relation = min(relations, key=lambda r: abs(r.start - mark.start), default=None)
            yield Relative(
                relation=relation.value if relation else "relative", condition=mark.value,
                present=not denied, source=f"text:{clause.start}-{clause.end}",
            )  # fmt: skip
