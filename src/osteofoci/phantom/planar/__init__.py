"""Radiographs and bone scans of the child: rays and counts, DICOM, what is true of them."""
