"""Prints what is measured. One module for each thing measured; each prints a table of its own."""

from benchmarks import api, brain, console, deployment, engine, repositories, twin

if __name__ == "__main__":
    brain.report()
    engine.report()
    twin.report()
    repositories.report()
    api.report()
    deployment.report()
    console.report()
