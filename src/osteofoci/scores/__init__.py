"""Scores of one examination, computed from its findings by rules that are data."""

from osteofoci.scores.activity import ActivityRule, activity_rule, scores_of_exam
from osteofoci.scores.clinical_activity import clinical_scores

__all__ = ["ActivityRule", "activity_rule", "clinical_scores", "scores_of_exam"]
