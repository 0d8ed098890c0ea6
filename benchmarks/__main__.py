"""Prints what is measured. One module for each thing measured; each prints a table of its own."""

from benchmarks import brain, twin

if __name__ == "__main__":
    brain.report()
    twin.report()
