"""Scores of one examination, computed from its findings by rules that are data."""

from osteofoci.scores.activity import ActivityRule, activity_rule, scores_of_exam

__all__ = ["ActivityRule", "activity_rule", "scores_of_exam"]
