"""A customer's own Word template: checked when it is given, filled in for a posting, and held against it.

A template is somebody else's file and may be hostile. It is opened in a process of its own
with bounds on memory and time; the only things that go in are plain texts.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from carehire.documents.posting_fields import Values
from carehire.errors import Fault, UserError

MOST_BYTES = 10 * 1024 * 1024
_SLACK = 20  # a busy machine may give the process little of its time


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a template may use up: bytes of memory, seconds of work."""

    memory: int = 768 * 1024 * 1024
    seconds: int = 10


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: ``faults`` stop a template, ``warnings`` spoil its look."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def check(template: bytes, name: str = "the template", limits: Limits = Limits()) -> Checked:
    """Return all that is wrong with a template, each with the paragraph in which it stands."""
    try:
        answer = _ask("check", template, name, limits, {}, _properties({}))
    except UserError as error:
        return Checked(error.faults, ())
    return Checked(_faults(answer["faults"]), _faults(answer.get("warnings", ())))


def fill(
    template: bytes,
    values: Values,
    properties: Mapping[str, str],
    name: str = "the template",
    limits: Limits = Limits(),
) -> bytes:
    """Return the template filled in with ``values`` (see ``posting_fields``).

    ``properties`` are title, subject, author, keywords, language, and created as an ISO
    date. Raises UserError with everything that is wrong with the template, and with every
    value that the filled document does not hold.
    """
    answer = _ask("fill", template, name, limits, values, _properties(properties))
    if answer["faults"]:
        raise UserError(_faults(answer["faults"]))
    return base64.b64decode(answer["document"])


def _properties(given: Mapping[str, str]) -> dict[str, str]:
    return {"created": datetime(2000, 1, 1, tzinfo=UTC).isoformat(), **given}


def _faults(told: Any) -> tuple[Fault, ...]:  # noqa: ANN401 - plain data
    return tuple(Fault(message, field=field or None) for message, field in told)


def _ask(
    task: str, template: bytes, name: str, limits: Limits, values: Values, properties: dict[str, str]
) -> dict[str, Any]:
    """Have a job done by a process of its own. Raises UserError where it had to be stopped."""
    if len(template) > MOST_BYTES:
        raise UserError(
            f"{name} holds {len(template) / 1024 / 1024:.0f} MB; "
            f"a template may hold {MOST_BYTES // 1024 // 1024} MB."
        )
    job = {
        "task": task, "name": name, "template": base64.b64encode(template).decode(), "values": values,
        "properties": properties, "memory": limits.memory, "seconds": limits.seconds,
    }  # fmt: skip
    # Nothing of this process's surroundings, such as a database's password, is handed on.
    surroundings = None if sys.platform == "win32" else {"PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-P", "-m", "carehire.writers.word_template_child"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command,
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=limits.seconds + _SLACK,
            env=surroundings,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UserError(_stopped(name, limits)) from None
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        if done.returncode < 0 or "MemoryError" in told:
            raise UserError(_stopped(name, limits))
        raise UserError(f"{name} can't be filled in ({told[:200]}). Open it in Word and save it again.")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _stopped(name: str, limits: Limits) -> str:
    return (
        f"{name} was stopped: filling it in takes more than {limits.seconds} seconds or "
        f"{limits.memory // 1024 // 1024} MB of memory. Look for loops inside loops and large tables."
    )
