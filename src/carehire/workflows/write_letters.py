"""Write letters to declined candidates: drafted from their own criteria, edited, then handed out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from carehire.candidates.decision import Choice, Decision
from carehire.catalog import Catalog
from carehire.documents import decline_letter
from carehire.documents.look import Look
from carehire.errors import Fault, NotFoundError, UserError
from carehire.people import Actor
from carehire.scoring.debrief import Debrief
from carehire.scoring.feedback import feedback
from carehire.storage import Store
from carehire.storage.access import require_owner
from carehire.storage.records import LetterRecord
from carehire.workflows.file_names import distinct, hyphened
from carehire.workflows.hold_debrief import Meeting
from carehire.workflows.name_requisition import Named
from carehire.workflows.pack_files import pack
from carehire.workflows.replace_folder import replace_folder
from carehire.writers import docx


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it would go out now: edited since ``saved_at``, or the draft where that is None.

    ``set_aside`` says that an edited text waits to be brought back, ``nameless`` that names
    are hidden now, so that it would greet a letter of the alphabet.
    """

    candidate: str
    name: str
    subject: str
    named: Named
    text: str
    draft: str
    saved_at: datetime | None = None
    set_aside: bool = False
    nameless: bool = False

    @property
    def ready(self) -> bool:
        """Whether it can go out: nothing is left to fill in, and it greets somebody by name."""
        return bool(self.text.strip()) and not self.unfinished and not self.nameless

    @property
    def unfinished(self) -> tuple[str, ...]:
        """The placeholders that stand in it still."""
        return decline_letter.unfinished(self.text)


def letters(
    store: Store, actor: Actor, catalog: Catalog, meeting: Meeting, *, with_levels: bool = False
) -> tuple[Letter, ...]:
    """Return the letter to each candidate who is declined now; drafts name levels only ``with_levels``."""
    require_owner(actor, "write letters to candidates")
    kept = store.letters(actor, meeting.requisition)
    nameless = store.is_anonymous(actor, meeting.requisition)
    found = []
    for debrief in meeting.debriefs:
        decision = meeting.decided.get(debrief.candidate.id)
        if decision is not None and decision.choice is Choice.DECLINE:
            known = kept.get(debrief.candidate.id)
            letter = _letter(catalog, meeting, debrief, decision, known, with_levels)
            found.append(replace(letter, nameless=nameless))
    return tuple(found)


def letter_to(letters: Sequence[Letter], candidate: str) -> Letter:
    """Return the letter to a candidate. Raises NotFoundError where none goes out."""
    for letter in letters:
        if letter.candidate == candidate:
            return letter
    raise NotFoundError(f'no letter goes to "{candidate}"; only candidates who were declined get one')


def save_letter(store: Store, actor: Actor, requisition_id: str, candidate: str, text: str) -> None:
    """Keep an edited letter."""
    store.save_letter(actor, requisition_id, candidate, text)


def go_back_to_draft(store: Store, actor: Actor, requisition_id: str, candidate: str) -> None:
    """Let the draft count again; the edited text can be brought back until another is saved."""
    store.set_letter_aside(actor, requisition_id, candidate)


def bring_back(store: Store, actor: Actor, requisition_id: str, candidate: str) -> None:
    """Let the edited text count again that was set aside."""
    store.take_letter_back(actor, requisition_id, candidate)


def letter_file(letter: Letter, look: Look, created: datetime) -> bytes:
    """Return a letter as a Word document. Raises UserError while it can't go out."""
    require_names([letter])
    document = decline_letter.build(
        letter.text,
        name=letter.name,
        subject=letter.subject,
        employer=letter.named.employer,
        language=letter.named.language,
        created=created,
    )
    return docx.write(document, look)


def letters_zip(
    letters: Sequence[Letter],
    look: Look,
    created: datetime,
    progress: Callable[[int, int], object] = lambda *_: None,
) -> bytes:
    """Return all letters in one zip, telling ``progress`` how many are done of how many.

    Raises UserError with the placeholders of all of them.
    """
    require_finished(letters)

    def told() -> Iterator[tuple[str, bytes]]:
        for done, file in enumerate(_files(letters, look, created), 1):
            progress(done, len(letters))
            yield file

    return b"".join(pack(told(), created))


def export_letters(letters: Sequence[Letter], out: Path, look: Look, created: datetime) -> list[str]:
    """Write all letters into a folder, whole or not at all, and return the names of the files.

    Letters that carehire wrote there before are replaced. Raises UserError where there is
    nobody to write to, and with the placeholders of all letters.
    """
    if not letters:
        raise UserError("Nobody has been declined here, so there is no letter to write.")
    require_finished(letters)
    return list(replace_folder(out, _files(letters, look, created)))


def require_finished(letters: Sequence[Letter]) -> None:
    """Raise UserError with every placeholder that stands in any of the letters."""
    require_names(letters)
    faults = [
        Fault(f'"{mark}" stands in it still; put what belongs there', field=f"letter to {letter.name}")
        for letter in letters
        for mark in letter.unfinished
    ]
    if faults:
        raise UserError(faults)


def require_names(letters: Sequence[Letter]) -> None:
    """Raise UserError while names are hidden, since a letter greets a person."""
    if any(letter.nameless for letter in letters):
        raise UserError(
            "Names are hidden here, and a letter needs one. Show the names again before letters go out."
        )


def file_names(letters: Sequence[Letter]) -> list[str]:
    """Return a name for each letter's file that every system takes, no two alike."""
    stems = distinct(f"letter-{hyphened(letter.candidate, 'candidate')}" for letter in letters)
    return [f"{stem}.docx" for stem in stems]


def _files(letters: Sequence[Letter], look: Look, created: datetime) -> Iterator[tuple[str, bytes]]:
    for name, letter in zip(file_names(letters), letters, strict=True):
        yield name, letter_file(letter, look, created)


def _letter(
    catalog: Catalog,
    meeting: Meeting,
    debrief: Debrief,
    decision: Decision,
    kept: LetterRecord | None,
    with_levels: bool,
) -> Letter:
    words, person = catalog.decline_letter(), debrief.candidate
    draft = decline_letter.draft(
        words,
        feedback(meeting.after, person.id),
        meeting.panel.rubric.scale,
        name=person.name,
        title=meeting.named.title,
        employer=meeting.named.employer,
        signer=decision.by,
        with_levels=with_levels,
    )
    edited = kept is not None and not kept.set_aside
    return Letter(
        candidate=person.id,
        name=person.name,
        subject=decline_letter.subject(words, meeting.named.title),
        named=meeting.named,
        text=kept.text if kept and edited else draft,
        draft=draft,
        saved_at=kept.updated_at if kept and edited else None,
        set_aside=kept is not None and kept.set_aside,
    )
