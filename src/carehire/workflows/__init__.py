"""One verb a file: what a face may ask of the house."""
