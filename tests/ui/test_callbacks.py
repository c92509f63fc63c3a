"""A callback runs to its end, even while the next event waits."""

from __future__ import annotations

import pytest
from streamlit import config
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest

from carehire.ui.callbacks import finish_callbacks


def page() -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    def keep() -> None:
        requests = get_script_run_ctx().script_requests
        requests.request_rerun(RerunData())  # the next event arrives
        st.session_state["kept"] = st.session_state["field"]
        st.query_params["step"] = "next"
        st.session_state["whole"] = True

    st.text_input("Field", key="field", on_change=keep)
    if "kept" in st.session_state:
        st.write(f"Kept: {st.session_state['kept']}")


@pytest.fixture
def plain_streamlit(monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, name in (
        (SessionState, "_call_callbacks"),
        (ScriptRunner, "_maybe_handle_execution_control_request"),
    ):
        method = getattr(owner, name)
        monkeypatch.setattr(owner, name, getattr(method, "__wrapped__", method))


@pytest.mark.usefixtures("plain_streamlit")
def test_what_was_typed_is_kept_while_the_next_event_waits():
    finish_callbacks()
    shown = AppTest.from_function(page).run().text_input[0].set_value("a word").run()
    assert "whole" in shown.session_state
    assert [each.value for each in shown.markdown] == ["Kept: a word"]


@pytest.mark.usefixtures("plain_streamlit")
def test_streamlit_alone_breaks_it_off():
    shown = AppTest.from_function(page).run().text_input[0].set_value("a word").run()
    assert "whole" not in shown.session_state


@pytest.mark.usefixtures("plain_streamlit")
def test_a_second_call_changes_nothing():
    finish_callbacks()
    once = SessionState._call_callbacks
    finish_callbacks()
    assert SessionState._call_callbacks is once


def test_events_wait_for_one_another():
    assert config.get_option("runner.fastReruns") is False
