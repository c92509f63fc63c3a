"""Lets every callback run to its end, so that what somebody did is kept before the next thing is looked at.

Streamlit ends a run as soon as its code looks into the session, or shows something, while the next
event waits. In the middle of a page that saves time; in the middle of a callback the value that it
was called for is lost, since the next run takes it for known. Whoever is quick at the keyboard on
a busy machine meets this.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.state.session_state import SessionState

_Method = Callable[..., None]
_thread = threading.local()


def finish_callbacks() -> None:
    """Keep the next event waiting while callbacks run; a second call changes nothing.

    The configuration sets ``runner.fastReruns`` to false besides: else the next event begins a run
    of its own beside the callbacks of the last, and both change one session.
    """
    for owner, name, made in (
        (SessionState, "_call_callbacks", _told),
        (ScriptRunner, "_maybe_handle_execution_control_request", _unless_told),
    ):
        method = getattr(owner, name, None)  # of Streamlit's inside, which another version may change
        if method is not None and not hasattr(method, "__wrapped__"):
            setattr(owner, name, made(method))


def _told(call: _Method) -> _Method:
    @wraps(call)
    def calls(*args: Any, **more: Any) -> None:  # noqa: ANN401 - Streamlit's own
        _thread.calls = True
        try:
            call(*args, **more)
        finally:
            _thread.calls = False

    return calls


def _unless_told(end: _Method) -> _Method:
    @wraps(end)
    def ends(*args: Any, **more: Any) -> None:  # noqa: ANN401 - Streamlit's own
        if not getattr(_thread, "calls", False):
            end(*args, **more)

    return ends
