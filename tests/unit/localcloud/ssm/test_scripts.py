"""What a script is taken to print."""

import pytest

from localcloud.ssm.scripts import read, slept_seconds


def printed(script: str, **variables: str) -> str:
    return read(script.splitlines(), variables).output


@pytest.mark.parametrize(
    "line",
    [
        "echo OK",
        'echo "OK"',
        "echo 'OK'",
        "echo -e 'OK'",
        'echo "OK";',
        "printf 'OK\\n'",
        "printf '%s\\n' 'OK'",
        'Write-Output "OK"',
        "Write-Host 'OK'",
        'write-output "OK"',
    ],
)
def test_a_line_that_says_a_text_prints_it(line: str) -> None:
    assert printed(line) == "OK\n"


@pytest.mark.parametrize(
    "line",
    [
        "systemctl is-active nginx",
        'echo "x" >&2',
        'echo "x" > /tmp/file',
        'echo "x" | tee /tmp/file',
        "# echo x",
        'test -f /x || echo "x"',
        'echo "x"; rm /y',
    ],
)
def test_what_is_not_surely_printed_is_not(line: str) -> None:
    assert printed(line) == ""


def test_texts_of_variables_are_known_and_others_are_empty() -> None:
    script = """
        NAME="db"
        export PORT=5432
        echo "$NAME:${PORT} on $(hostname) is ${STATE:-up}"
    """

    assert printed(script) == "db:5432 on  is \n"


def test_single_quotes_keep_a_dollar_sign() -> None:
    assert printed("echo '$HOME'") == "$HOME\n"


def test_parameters_arrive_as_variables_of_the_agent() -> None:
    assert (
        printed('echo "to $SSM_Url"', SSM_Url="https://example.com") == "to https://example.com\n"
    )
    assert printed('Write-Output "to $env:SSM_Url"', SSM_Url="here") == "to here\n"


def test_only_the_branch_in_which_all_is_well_prints() -> None:
    script = """
        if systemctl is-active nginx; then
          echo "ACTIVE"
        else
          echo "INACTIVE"
        fi
        echo "DONE"
    """

    assert printed(script) == "ACTIVE\nDONE\n"


def test_what_is_said_before_giving_up_is_not_said() -> None:
    script = """
        if ! curl --fail "$SSM_Url"; then
          echo "NOT REACHABLE"
          echo "giving up" >&2
          exit 1
        fi
        echo "REACHABLE"
        exit 0
    """

    reading = read(script.splitlines(), {})

    assert (reading.output, reading.code) == ("REACHABLE\n", 0)


def test_powershell_has_branches_too() -> None:
    script = """
        $service = Get-Service -Name W3SVC
        if ($service.Status -ne 'Running') {
            Write-Output "DOWN"
            throw "W3SVC is not running"
        }
        try {
            Write-Output "UP"
        } catch {
            Write-Output "BROKEN"
        }
        Write-Output "END"
    """

    assert printed(script) == "UP\nEND\n"


def test_loops_and_functions_print_once() -> None:
    script = """
        wait_for() {
          echo "waiting"
        }
        for port in 80 443; do
          echo "checked"
        done
        echo "end"
    """

    assert printed(script) == "waiting\nchecked\nend\n"


def test_an_exit_that_nothing_guards_ends_the_script() -> None:
    reading = read(["echo before", "exit 3", "echo after"], {})

    assert reading.code == 3
    assert "after" not in reading.output


def test_nested_branches_are_skipped_as_a_whole() -> None:
    script = """
        if a; then
          echo "YES"
        else
          if b; then
            echo "NO"
          fi
          echo "NEITHER"
        fi
        echo "END"
    """

    assert printed(script) == "YES\nEND\n"


def test_sleeping_takes_time() -> None:
    assert slept_seconds(["sleep 10", "Start-Sleep -Seconds 5\nStart-Sleep 1", "nosleep 7"]) == 16
