"""Whatever is kept is found by its keys: no adapter ever reads a whole table."""

import ast
from pathlib import Path

import recovery

SCANS = {"scan", "Scan", "execute_statement", "batch_execute_statement", "parallel_scan"}
ADAPTERS = Path(recovery.__path__[0]) / "adapters"


def words(source: str) -> set[str]:
    """All names of attributes, and all texts, of a module."""
    nodes = list(ast.walk(ast.parse(source)))
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    texts = {str(node.value) for node in nodes if isinstance(node, ast.Constant)}
    return attributes | texts


def test_a_scan_would_be_seen() -> None:
    assert words("client.scan(TableName=name)") & SCANS == {"scan"}
    assert words("client.get_paginator('scan')") & SCANS == {"scan"}


def test_no_adapter_scans_a_table() -> None:
    modules = list(ADAPTERS.rglob("*.py"))

    found = [module.name for module in modules if words(module.read_text()) & SCANS]

    assert len(modules) > 20
    assert found == []
