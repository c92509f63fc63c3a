"""How firm an order is, in sentences and a table that a committee understands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from carehire.documents import figures
from carehire.documents.blocks import Block, Bullets, Heading, Paragraph, Table, inline
from carehire.scoring.acceptability import Acceptability
from carehire.scoring.omissions import Omission
from carehire.scoring.result import told_apart
from carehire.scoring.robustness import Robustness
from carehire.scoring.turning_points import Turn
from carehire.values import listed

TITLE = "How firm this order is"
SHOWN = 20
_LEAST = 0.001


def build(found: Robustness, language: str) -> Iterator[Block]:
    """Yield the section, its heading included."""
    yield Heading(TITLE)
    yield Paragraph(inline(headline(found, language)))
    yield Bullets(tuple(inline(sentence) for sentence in sentences(found, language)))
    yield table(found, language)
    yield Paragraph(inline(basis(found, language)), note=True)


def headline(found: Robustness, language: str) -> str:
    """Say in how many weightings those are first who are first now, and whether others are more often."""
    counts, names = found.weightings, _names(found)
    leaders = [place for place, result in enumerate(found.ranked) if result.rank == 1]
    shares = [_share(counts, counts.first[place], language) for place in leaders]
    told = listed([f"{names[place]} in {share}" for place, share in zip(leaders, shares, strict=True)])
    if len(leaders) == 1:
        told = f"{names[0]} is first in {shares[0]} of all weightings of the criteria."
    else:
        told = f"The first rank is shared. Of all weightings, first are {told}."
    often = int(counts.first.argmax())
    if counts.first[often] > max(counts.first[place] for place in leaders):
        share = _share(counts, counts.first[often], language)
        told += f" {names[often]} would be first more often, in {share}: here the weights decide."
    return told


def sentences(found: Robustness, language: str) -> Iterator[str]:
    """Yield what each other way of trying the order says."""
    yield _smallest_change(found, language)
    yield _panels(found, language)
    if found.panels is not None:
        yield _redrawn(found, language)
    yield from _without(found, found.without_panelist, "the ratings of ", "panelist’s ratings")
    yield from _without(found, found.without_criterion, "the criterion ", "criterion")


def table(found: Robustness, language: str) -> Table:
    """Return how often each candidate is first and where they usually stand; the first twenty of them."""
    counts, panels, redrawn = found.weightings, found.panels, found.redrawn
    columns: list[tuple[str, float, Callable[[int], str]]] = [
        # The name first: it heads the row, and on a phone what stands below it.
        ("Candidate", 2.8, lambda place: _names(found)[place]),
        ("Rank", 1.0, lambda place: str(found.ranked[place].rank)),
        ("First", 1.2, lambda place: _share(counts, counts.first[place], language)),
    ]
    if 1 < counts.top < len(found.ranked):
        title = f"Among the first {counts.top}"
        columns.append((title, 1.5, lambda place: _share(counts, counts.among_first[place], language)))
    columns.append(("Usual ranks", 1.3, lambda place: _span(counts, place)))
    if panels is not None:
        columns.append(
            ("First, other voices", 1.5, lambda place: _share(panels, panels.first[place], language))
        )
    if redrawn is not None:
        columns.append(
            ("First, ratings redrawn", 1.6, lambda place: _share(redrawn, redrawn.first[place], language))
        )
    return Table(
        caption="How often each candidate would stand where",
        header=tuple(title for title, _, _ in columns),
        rows=tuple(
            tuple(inline(cell(place)) for _, _, cell in columns) for place in range(len(found.ranked[:SHOWN]))
        ),
        numeric=frozenset(range(1, len(columns))),
        widths=tuple(width for _, width, _ in columns),
    )


def basis(found: Robustness, language: str) -> str:
    """Say what was drawn, and who took part."""
    draws = figures.decimal(found.weightings.draws, language, 0)
    left = len(found.ranking) - found.ranking.ranked
    kind = "candidate who stands" if left == 1 else "candidates who stand"
    apart = f" The {left} {kind} apart without a rank took no part." if left else ""
    drawn = (
        " Other voices: the same panelists, each counting for more or less, at random."
        if found.panels is not None
        else ""
    ) + (
        " Ratings redrawn: for each candidate and criterion as many ratings as were given, drawn from these."
        if found.redrawn is not None
        else ""
    )
    weightings = "weighting" if found.weightings.draws == 1 else "weightings"
    shown = f" Shown are the first {SHOWN}." if len(found.ranked) > SHOWN else ""
    return (
        f"Counted over {draws} {weightings}, drawn so that each is as likely as any other. Usual ranks are "
        f"those of nine weightings in ten.{drawn} Equal scores share a rank.{apart}{shown}"
    )


def turn_sentence(turn: Turn, winners: Sequence[str], language: str) -> str:
    """Say from where to where a weight goes, and who leads beyond that."""
    before, after = (figures.decimal(value, language) for value in (turn.before, turn.after))
    shares = [figures.share(value, language) for value in (turn.share_before, turn.share_after)]
    return (
        f"{turn.name} from {before} to {after} ({shares[0]} to {shares[1]} of the whole weight); "
        f"beyond that {listed(winners)} {'leads' if len(winners) == 1 else 'lead'}."
    )


def _smallest_change(found: Robustness, language: str) -> str:
    turn = found.smallest_change
    if turn is None:
        return "No change of a single weight would put anybody else first."
    told = turn_sentence(turn, _called(found, turn.winners), language)
    return f"The smallest change of one weight that would put somebody else first: {told}"


def _panels(found: Robustness, language: str) -> str:
    if found.panels is None:
        return "Fewer than two panelists rated, so nothing shows how much hangs on who sat on the panel."
    return f"Were each panelist to count for more or less, {_first(found, found.panels, language)}."


def _redrawn(found: Robustness, language: str) -> str:
    if found.redrawn is None:
        return "No candidate has two ratings on a criterion, so nothing shows how much hangs on a single one."
    return f"Were the ratings drawn anew from those given, {_first(found, found.redrawn, language)}."


def _first(found: Robustness, counts: Acceptability, language: str) -> str:
    """Say in how many draws those would be first who are first now."""
    leaders = [place for place, result in enumerate(found.ranked) if result.rank == 1]
    shares = [_share(counts, counts.first[place], language) for place in leaders]
    told = [f"{_names(found)[place]} in {share}" for place, share in zip(leaders, shares, strict=True)]
    if len(leaders) == 1:
        told = [f"{_names(found)[0]} would be first in {shares[0]}"]
    else:
        told[0] = f"first would be {told[0]}"
    return f"{listed(told)} of all cases"


def _without(found: Robustness, omissions: Iterable[Omission], of: str, kind: str) -> Iterator[str]:
    omissions = tuple(omissions)
    turned = [omission for omission in omissions if omission.winner_changes]
    for omission in turned:
        people = listed(_called(found, omission.first), limit=3)
        first = f"{people} would be first" if people else "nobody could be ranked"
        yield f"Without {of}{omission.name}, {first}."
    if omissions and not turned:
        yield f"Leaving out any one {kind} changes nothing about who is first."


def _share(counts: Acceptability, count: int, language: str) -> str:
    """Return a share in percent; one that is not quite nought never reads as nought."""
    share = counts.share(count)
    return f"<{figures.share(_LEAST, language)}" if 0 < share < _LEAST else figures.share(share, language)


def _span(counts: Acceptability, place: int) -> str:
    span = counts.span(place)
    if span is None:
        return "–"
    low, high = span
    return f"{low}–{high}" if low < high else str(low)


def _names(found: Robustness) -> list[str]:
    return list(told_apart(found.ranked).values())


def _called(found: Robustness, ids: Iterable[str]) -> list[str]:
    names = told_apart(found.ranked)
    return [names.get(name) or found.ranking.result(name).name for name in ids]
