"""Where a panel differs: the evidence of both ends side by side, each under its level and its anchor."""

from __future__ import annotations

from html import escape

import streamlit as st

from carehire.documents import debrief_differences as words
from carehire.rubrics.rubric import Scale
from carehire.scoring.debrief import Debrief, Topic
from carehire.scoring.scorecard import Rating
from carehire.ui.parts.text import plain
from carehire.ui.parts.words import bullets, marked, note, say


def differences(debrief: Debrief, scale: Scale) -> None:
    """Show each difference, the most urgent first, with what to ask in the room."""
    if not debrief.topics:
        say(words.NONE)
    for topic in debrief.topics:
        st.subheader(plain(words.title(topic)), anchor=False)
        if since := words.since(debrief, topic):
            say("", strong=since)
        ends = "".join(_end(topic, said, scale) for said in (topic.highest, topic.lowest))
        st.html(f'<div class="ch-beside ch-ends" style="--columns:2">{ends}</div>')
        if topic.between:
            between = "".join(_between(*pair) for pair in topic.between)
            st.html(f'<ul class="ch-text">{between}</ul>')
        note("Ask in the room")
        bullets(words.questions(topic))


def _end(topic: Topic, said: words.Said, scale: Scale) -> str:
    level, _, label = scale.name_of(said[0][1].level or 0).partition(" · ")
    told = "".join(
        f"<figure><blockquote>{_evidence(rating)}</blockquote><figcaption>{escape(who)}</figcaption></figure>"
        for who, rating in said
    )
    return (
        f'<section><h4><span class="ch-level">{escape(level)}</span> {escape(label)}</h4>'
        f'<p class="ch-anchor">{marked(words.anchor(topic, said))}</p>{told}</section>'
    )


def _between(who: str, rating: Rating) -> str:
    lead, told = words.between(who, rating)
    return f"<li><em>{marked(lead.text)}</em>{marked(told.text)}</li>"


def _evidence(rating: Rating) -> str:
    written = rating.evidence.strip()
    return marked(written) if written else f'<span class="ch-none">{words.NO_EVIDENCE}</span>'
