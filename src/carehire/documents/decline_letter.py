"""The letter to a declined candidate: a draft to be edited, and the edited text as a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from carehire.documents.blocks import Block, Bullets, Document, Paragraph, inline
from carehire.documents.letter_words import LetterWords
from carehire.errors import Fault, UserError
from carehire.placeholders import find
from carehire.postings.days import in_words
from carehire.postings.sentences import Sentences
from carehire.rubrics.rubric import Scale
from carehire.scoring.feedback import Feedback, Remark

_BULLET = "- "
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


def draft(
    words: LetterWords,
    feedback: Feedback,
    scale: Scale,
    *,
    name: str,
    title: str,
    employer: str,
    signer: str,
    with_levels: bool = False,
) -> str:
    """Return the letter as text: paragraphs between blank lines, lists in lines that begin with ``- ``.

    It holds nobody's evidence and no level unless ``with_levels``. Where ``employer`` or
    ``signer`` is empty a placeholder stands. Raises UserError where the words can't be finished.
    """
    values = {
        "name": " ".join(name.split()),
        "title": " ".join(title.split()),
        "employer": " ".join(employer.split()) or words.unknown_employer,
        "signer": " ".join(signer.split()) or words.unknown_signer,
    }
    sentences = Sentences(values)
    level = words.level if with_levels else ""
    strong = [_line(words, sentences, each, scale, level) for each in feedback.strong]
    build_on = [_line(words, sentences, each, scale, level) for each in feedback.build]
    given = [
        *_list(sentences.finish(words.strong, "strong"), strong),
        *_list(sentences.finish(words.build, "build"), build_on),
        *_list(sentences.finish(words.missing, "missing"), [rule.text for rule in feedback.missing]),
    ]
    parts = [
        sentences.finish(words.greeting, "greeting"),
        sentences.finish(words.opening, "opening"),
        sentences.finish(words.decision, "decision"),
        *(given or [sentences.finish(words.no_feedback, "no_feedback")]),
        *([sentences.finish(words.closing, "closing")] if given else []),
        sentences.finish(words.farewell, "farewell"),
        sentences.finish(words.signature, "signature"),
    ]
    if sentences.faults:
        raise UserError(sentences.faults)
    return "\n\n".join(part.strip() for part in parts)


def _list(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield "\n".join([heading.strip(), *(f"{_BULLET}{' '.join(line.split())}" for line in lines)])


def _line(words: LetterWords, sentences: Sentences, remark: Remark, scale: Scale, level: str) -> str:
    reached = sentences.finish(level, "level", level=str(remark.reached), top=str(scale.max))
    name = f"{remark.criterion.name} {reached}".strip()
    return f"{name}: {_continued(words, remark.anchor or remark.criterion.definition)}"


def _continued(words: LetterWords, text: str) -> str:
    """Return an anchor so that it goes on with a sentence, where each of its own sentences can."""
    parts = _SENTENCE_ENDS.split(" ".join(text.split()))
    if not all((part.split() or [""])[0].casefold() in words.verbs for part in parts):
        return text
    lower = [part[:1].lower() + part[1:] for part in parts]
    return "; ".join([*(part.rstrip(".") for part in lower[:-1]), lower[-1]])


def subject(words: LetterWords, title: str) -> str:
    """Return what stands above the letter about the requisition of that title."""
    return Sentences({"title": " ".join(title.split())}).finish(words.subject, "subject")


def unfinished(text: str) -> tuple[str, ...]:
    """Return the placeholders that stand in a letter, in reading order."""
    return tuple(dict.fromkeys(text[start:end] for start, end in find(text)))


def build(text: str, *, name: str, subject: str, employer: str, language: str, created: datetime) -> Document:
    """Return an edited letter as a document. Raises UserError while it is empty or a placeholder stands."""
    left = unfinished(text)
    if left:
        raise UserError(
            Fault(f'"{mark}" stands in it still; put what belongs there', field=f"letter to {name}")
            for mark in left
        )
    if not text.strip():
        raise UserError(Fault("it is empty; write it, or go back to the draft", field=f"letter to {name}"))
    return Document(
        title=subject,
        subtitle=in_words(created.date(), language),
        author=employer,
        language=language,
        created=created,
        subject=f"Letter to {name}",
        letter=True,
        blocks=tuple(_blocks(text)),
    )


def _blocks(text: str) -> Iterator[Block]:
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        for is_list, group in groupby(lines, key=lambda line: line.startswith(_BULLET)):
            if is_list:
                yield Bullets(tuple(inline(line.removeprefix(_BULLET).strip()) for line in group))
            else:
                yield Paragraph(inline("\n".join(group)))
