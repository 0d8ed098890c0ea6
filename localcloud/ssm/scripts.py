"""What a script is taken to print, how long it takes and how it ends. Nothing is ever executed.

The script is read line by line on its happy path: lines that ``echo``, ``printf`` or write a text
count, branches after an ``else`` or ``catch`` do not, and neither does what is written to standard
error or said right before an ``exit`` that is not 0. Variables that got a literal text are known,
others are empty. So a marker that a script prints when all is well appears in the output.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_SPEAKS = re.compile(r"(?:echo|printf|Write-Output|Write-Host)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"(?:echo|printf|Write-Output|Write-Host)(?:\s+-[neE]+)*(?:\s+['\"]%s(?:\\n)?['\"])?"
    r"\s+(?P<text>\"[^\"]*\"|'[^']*'|[^|<>&;\"']+?)\s*;?",
    re.IGNORECASE,
)
"""Nothing that is redirected or piped."""
_ASSIGNS = re.compile(
    r"(?:export\s+|local\s+|readonly\s+)?\$?(?P<name>\w+)\s*=\s*(?P<text>\"[^\"]*\"|'[^']*'|[\w.:/-]+);?"
)
_OPENS = re.compile(r"(?:if|for|foreach|while|until|case|try|function)\b|.*[{(]$", re.IGNORECASE)
_CLOSES = re.compile(r"(?:fi|done|esac)\b|[})]")
_TURNS = re.compile(r"}?\s*(?:else|elif|elseif|catch)\b", re.IGNORECASE)
_ENDS_ON_SAME_LINE = re.compile(r".*(?:;\s*(?:fi|done|esac)|})\s*;?$")
_EXITS = re.compile(r"(?:exit\s+(?P<code>\d+)|throw\b.*);?", re.IGNORECASE)
_SLEEPS = re.compile(
    r"^\s*(?:sleep|Start-Sleep(?:\s+-Seconds)?)\s+(\d+)\b", re.IGNORECASE | re.MULTILINE
)
_VARIABLE = re.compile(r"\$\([^)]*\)|\$\{(?:env:)?(\w+)[^}]*\}|\$(?:env:)?(\w+)", re.IGNORECASE)


@dataclass
class Reading:
    output: str
    code: int = 0


@dataclass
class _Reader:
    variables: dict[str, str]
    said: list[str] = field(default_factory=list)
    depth: int = 0
    skips_until: int | None = None
    """The depth of the ``if`` whose other branch is being read."""

    def enter(self, line: str) -> bool:
        """False where the line is none that says something: it leads into or out of a block."""
        if _TURNS.match(line):
            self.skips_until = self.depth if self.skips_until is None else self.skips_until
            return False
        if _CLOSES.match(line):
            self.depth = max(self.depth - 1, 0)
            if self.skips_until is not None and self.depth < self.skips_until:
                self.skips_until = None
            return False
        if _OPENS.match(line) and not _ENDS_ON_SAME_LINE.match(line):
            self.depth += 1
            return False
        return self.skips_until is None


def read(lines: Sequence[str], variables: Mapping[str, str]) -> Reading:
    """``variables`` are those that the agent sets, such as ``SSM_name``."""
    reader = _Reader(dict(variables))
    every = [line.strip() for line in "\n".join(lines).splitlines() if line.strip()]
    for line, is_before_failure in zip(every, _before_failure(every), strict=True):
        if not reader.enter(line):
            continue
        if (exits := _EXITS.fullmatch(line)) and reader.depth == 0:
            return Reading("".join(reader.said), int(exits["code"] or 1))
        if assigned := _ASSIGNS.fullmatch(line):
            reader.variables[assigned["name"]] = _literal(assigned["text"], reader.variables)
        elif (says := _SAYS.fullmatch(line)) and not is_before_failure:
            reader.said.append(_literal(says["text"], reader.variables).rstrip("\n") + "\n")
    return Reading("".join(reader.said))


def slept_seconds(lines: Sequence[str]) -> float:
    return float(sum(map(int, _SLEEPS.findall("\n".join(lines)))))


def _before_failure(lines: Sequence[str]) -> list[bool]:
    """What a script says right before it gives up belongs to the branch that is not taken."""
    answers: Iterator[bool] = iter(_backwards(lines))
    return list(answers)[::-1]


def _backwards(lines: Sequence[str]) -> Iterator[bool]:
    gives_up = False
    for line in reversed(lines):
        exits = _EXITS.fullmatch(line)
        if exits:
            gives_up = exits["code"] != "0"
        elif not _SPEAKS.match(line):
            gives_up = False
        yield gives_up


def _literal(text: str, variables: Mapping[str, str]) -> str:
    text = text.strip().removesuffix(";").strip()
    if text.startswith("'"):
        return _unquoted(text, "'")
    return _VARIABLE.sub(
        lambda match: variables.get(match[1] or match[2] or "", ""), _unquoted(text, '"')
    )


def _unquoted(text: str, quote: str) -> str:
    inner = text[1:-1] if len(text) > 1 and text[0] == text[-1] == quote else text
    return inner.replace("\\n", "\n")
