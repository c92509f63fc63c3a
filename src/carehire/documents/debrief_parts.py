"""The parts of a debrief, as they are printed in the packet and shown on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carehire.candidates.decision import Decision
from carehire.documents import figures
from carehire.documents.blocks import Block, Bullets, Heading, Inline, Paragraph, Span, Table, inline
from carehire.documents.debrief_differences import is_far
from carehire.postings.days import in_words
from carehire.rubrics.rubric import RatedCriterion, Scale
from carehire.scoring.debrief import Debrief, Overview
from carehire.scoring.must_haves import Gate, sentence
from carehire.scoring.ranking import Ranking
from carehire.scoring.scorecard import Rating
from carehire.values import listed

OTHER_VERSIONS = (
    "What was rated under a version of the rubric with other criteria isn't counted. Whoever amends such a "
    "scorecard rates by the present criteria."
)
_SHADES = "the deeper the colour, the higher the level"


def level_word(rating: Rating | None) -> str:
    """Return a rating as a cell of a heat map says it: a level, N/O, or a dash where there is none."""
    if rating is None or not rating.answered:
        return "–"
    return "N/O" if rating.level is None else str(rating.level)


def depth(level: float | None, scale: Scale) -> float:
    """Return how deep a cell is tinted: 0 where there is no level, up to 1 for the highest."""
    steps = scale.max - scale.min + 1
    return 0.0 if level is None else (level - scale.min + 1) / steps


def nothing_yet(debrief: Debrief) -> str:
    """Say why there is nothing to read of a candidate yet."""
    if debrief.left_out and (debrief.closed or not debrief.waiting):
        return left_out(debrief)
    if debrief.closed:
        return f"The panel was closed early {debrief.closed.rstrip('.')}. Nobody had submitted a scorecard."
    if not debrief.waiting:
        return "Nobody has submitted a scorecard yet."
    return (
        f"Still without a scorecard: {listed(debrief.waiting, limit=50)}. What the others saw can be read "
        "once everybody has submitted, or once the panel is closed."
    )


def left_out(debrief: Debrief) -> str:
    """Say whose scorecard isn't counted, since its version of the rubric has other criteria."""
    return f"{OTHER_VERSIONS} Here: {who_left_out(debrief)}."


def who_left_out(debrief: Debrief) -> str:
    """Return whose scorecard isn't counted, by the versions under which they rated."""
    under: dict[str, list[str]] = {}
    for panelist, version in debrief.left_out:
        under.setdefault(version, []).append(panelist)
    return "; ".join(f"{listed(names, limit=50)} under {version}" for version, names in under.items())


def evidence(debrief: Debrief) -> Iterator[Block]:
    """Yield what was seen, criterion by criterion and without a level: evidence comes before ratings."""
    silent = []
    for row in debrief.rows:
        told = [(who, " ".join(rating.evidence.split())) for who, rating in debrief.said(row)]
        told = [(who, words) for who, words in told if words]
        if not told:
            silent.append(row.criterion.name)
            continue
        yield Heading(row.criterion.name, level=3)
        yield Bullets(tuple((Span(f"{who}: ", emphasis=True), Span(words)) for who, words in told))
    if silent:
        yield Paragraph(inline(f"Nobody wrote anything down on {listed(silent, limit=50)}."))


def heat_map(debrief: Debrief, scale: Scale, before: Debrief | None = None) -> Table:
    """Return criterion × panelist as a table of levels, deeper the higher the level.

    Beside ``before``, each rating that differs is shown with the one that it was.
    """
    rows, tints = [], []
    for row in debrief.rows:
        levels = [None if rating is None else rating.level for rating in row.ratings]
        pairs = zip(debrief.panelists, row.ratings, strict=True)
        difference = "–" if row.spread is None else str(row.spread)
        rows.append(
            (
                inline(row.criterion.name),
                *(_level(before, row.criterion.id, who, rating) for who, rating in pairs),
                (Span(difference, strong=is_far(row.spread)),),
            )
        )
        tints.append((0.0, *(depth(level, scale) for level in levels), 0.0))
    many = len(debrief.panelists)
    when = "after the second round" if before else "that each panelist gave alone"
    return Table(
        caption=f"Ratings of {debrief.candidate.name} {when}, from {scale.min} to {scale.max}: {_SHADES}; "
        "N/O is not observed, a dash is no rating",
        header=("Criterion", *debrief.panelists, "Apart"),
        rows=tuple(rows),
        numeric=frozenset(range(1, many + 2)),
        widths=(3.2, *(1.2 for _ in range(many)), 0.8),
        tints=tuple(tints),
    )


def _level(before: Debrief | None, criterion: str, panelist: str, rating: Rating | None) -> Inline:
    now = level_word(rating)
    if before is None or panelist not in before.panelists:
        return inline(now)
    was = level_word(before.rating_of(panelist, criterion))
    return inline(now) if was == now else (Span(f"{was} → {now}", strong=True),)


def overall_heat_map(seen: Overview, scale: Scale, language: str) -> Table:
    """Return criterion × panelist over all candidates: the mean level that each panelist gave."""
    rows, tints = [], []
    for criterion, cells in seen.rows:
        means = [inline("–" if each.mean is None else figures.fixed(each.mean, language)) for each in cells]
        rows.append((inline(criterion.name), *means))
        tints.append((0.0, *(depth(each.mean, scale) for each in cells)))
    return Table(
        caption=f"Mean level that each panelist gave, over all candidates whom they rated: {_SHADES}",
        header=("Criterion", *seen.panelists),
        rows=tuple(rows),
        numeric=frozenset(range(1, len(seen.panelists) + 1)),
        widths=(3.2, *(1.2 for _ in seen.panelists)),
        tints=tuple(tints),
    )


def gaps(debrief: Debrief) -> Iterator[Block]:
    """Yield what nobody observed, what was rated without evidence, and who has not submitted."""
    found = []
    if debrief.waiting:
        found.append(("Not submitted yet: ", listed(debrief.waiting, limit=50)))
    if debrief.closed:
        found.append(("Panel closed early ", debrief.closed.rstrip(".")))
    if debrief.unobserved:
        found.append(("Observed by nobody: ", _names(debrief.unobserved)))
    if debrief.unsupported:
        found.append(("Rated without evidence: ", listed(_by_panelist(debrief), limit=50)))
    if debrief.left_out:
        yield Paragraph(inline(left_out(debrief)))
    if found:
        yield Bullets(tuple((Span(lead, strong=True), Span(f"{words}.")) for lead, words in found))
    elif not debrief.left_out:
        yield Paragraph(inline("Everybody has submitted, and everything was observed with evidence."))


def stands(ranking: Ranking | None, candidate: str, language: str) -> Iterator[str]:
    """Yield what a decision has before it: must-haves that aren't met or known, and the score by now."""
    if ranking is None or candidate not in ranking.panel.rows:
        return
    result, row = ranking.result(candidate), ranking.panel.rows[candidate]
    person = ranking.panel.candidates[row]
    for rule, known in zip(ranking.rubric.must_haves, ranking.panel.gates[row].tolist(), strict=True):
        gate = Gate(known)
        if gate is not Gate.PASSED:
            lead = "Must-have not met" if gate is Gate.FAILED else "Must-have not known yet"
            yield f"{lead}: {rule.text}. {sentence(rule, person, gate)}"
    if result.score is not None:
        score, share = figures.fixed(result.score, language), figures.share(result.coverage, language)
        yield f"Score after the debrief: {score} of 100; {share} of the weight was observed."


def earlier(decisions: Sequence[Decision], language: str) -> Iterator[str]:
    """Yield the decisions that don't hold any more, the newest first; ``decisions`` begin with the newest."""
    for made in decisions[1:]:
        day = in_words(made.at.date(), language)
        yield f"Before: {made.choice.label}, {made.by}, {day}: {made.reason}"


def second_round(debrief: Debrief, scale: Scale, language: str) -> Iterator[Block]:
    """Yield what panelists changed in the debrief: both ratings and the reason, and all that hold now."""
    if not debrief.changes:
        yield Paragraph(inline("Nobody has changed a rating."))
        return
    yield changes(debrief, language)
    if debrief.after:
        yield heat_map(debrief.after, scale, debrief)


def changes(debrief: Debrief, language: str) -> Table:
    """Return each rating that its panelist changed, with the reason and the day."""
    return Table(
        caption=f"Ratings of {debrief.candidate.name} that changed in the debrief",
        header=("Panelist", "Criterion", "Alone", "After the debrief", "Reason", "When"),
        rows=tuple(
            (
                inline(change.panelist),
                inline(change.criterion.name),
                inline(level_word(change.before)),
                inline(level_word(change.after)),
                inline(change.reason),
                inline(in_words(change.at.date(), language) if change.at else "–"),
            )
            for change in debrief.changes
        ),
        numeric=frozenset({2, 3}),
        widths=(2, 2.4, 1, 1.3, 4, 1.8),
    )


def _names(criteria: Sequence[RatedCriterion]) -> str:
    return listed([criterion.name for criterion in criteria], limit=50)


def _by_panelist(debrief: Debrief) -> list[str]:
    names: dict[str, list[str]] = {}
    for who, criterion in debrief.unsupported:
        names.setdefault(who, []).append(criterion.name)
    return [f"{who} on {listed(found, limit=50)}" for who, found in names.items()]
