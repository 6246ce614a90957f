"""The names that a run may write into its folder."""

# Every name that a run may write, so that a file of the user's under one of them is seen at once.
CLAIMS = (
    "case.json", "report*.html", "report*.pdf", "letter.html", "letter.pdf", "letter.??.html",
    "letter.??.pdf", "family.html", "family.pdf", "family.??.html", "family.??.pdf", "labels/bones.json", "labels/zones.json",
    "labels/*_bones.nii.gz", "labels/*_zones.nii.gz", "labels/*_lesions.nii.gz",
    "labels/*_frames.json",
)  # fmt: skip
