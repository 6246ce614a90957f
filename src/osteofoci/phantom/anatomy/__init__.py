"""The child itself: traits, posture, bones, flesh, growth plates, foci; no image of it yet."""
