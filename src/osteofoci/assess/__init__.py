"""Assessment: facts of the case, published criteria, what it could be, and the plan."""

from osteofoci.assess.authors import words_of
from osteofoci.assess.criteria import criteria_of
from osteofoci.assess.differential import conclusion_of, ranked_of, red_flags_of
from osteofoci.assess.exercise import phases_of
from osteofoci.assess.facts import active_foci, facts_of
from osteofoci.assess.planning import CNO, advice_of, general_of, limits_of, plan_of
from osteofoci.assess.questions import Facts
from osteofoci.assess.tables import Tables, read_tables
from osteofoci.case import Assessment, Case, ClinicalRecord

__all__ = ["CNO", "Facts", "Tables", "active_foci", "assess", "facts_of", "read_tables"]


def assess(case: Case, record: ClinicalRecord | None, tables: Tables | None = None) -> Assessment:
    """What the rule files make of a case and its record.

    Args:
        tables: published points that a site has loaded.

    Raises:
        RuleError: a rule file that asks for what does not exist.
    """
    facts = facts_of(case, record)
    flags = red_flags_of(facts)
    words = words_of(record or ClinicalRecord())
    ranked = ranked_of(facts, words)
    conclusion = conclusion_of(ranked, facts, words)
    earned = conclusion.diagnosis == CNO
    advice = advice_of(facts) if earned else general_of(facts)
    active = active_foci(case)
    limits = limits_of(facts, active) if earned else ()
    return Assessment(
        differential=tuple(r.diagnosis for r in ranked),
        conclusion=conclusion,
        red_flags=tuple(flag.text for flag in flags),
        plan=plan_of(facts, advice, limits, phases_of(facts, active), exercise=earned),
        criteria=criteria_of(facts, tables),
        advice=(*flags, *advice, *limits),
    )
