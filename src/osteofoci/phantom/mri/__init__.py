"""The child in a scanner: signal, stations, DICOM."""
