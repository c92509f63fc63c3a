"""``carehire rubrics``: what candidates are scored on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.rubrics.rubric import Criterion, ExperienceCriterion, RatedCriterion, Rubric
from carehire.scoring.must_haves import asked
from carehire.scoring.words import share
from carehire.workflows.review_rubric import has_errors, review_rubric

app = typer.Typer(help="What candidates are scored on.", no_args_is_help=True)

RubricName = Annotated[str, typer.Argument(metavar="RUBRIC", help="A rubric's id, or its YAML file.")]


@app.command("list")
def list_rubrics(context: typer.Context, as_json: faces.AsJson = False) -> None:
    """List all rubrics: packaged ones and your own."""
    catalog = faces.catalog(context)
    rubrics = [catalog.rubric(name) for name in catalog.rubric_ids()]
    if as_json:
        entries = [(r.id, r.role, r.version, len(r.criteria)) for r in rubrics]
        faces.print_json([dict(zip(("id", "role", "version", "criteria"), e, strict=True)) for e in entries])
        return
    width = max((len(rubric.label) for rubric in rubrics), default=0)
    for rubric in rubrics:
        gates = f"{len(rubric.must_haves)} must-have{'s' * (len(rubric.must_haves) != 1)}"
        typer.echo(f"{rubric.label:<{width}}  {len(rubric.criteria)} criteria, {gates}, for {rubric.role}")


@app.command()
def show(context: typer.Context, rubric: RubricName, as_json: faces.AsJson = False) -> None:
    """Show one rubric: criteria, anchors, questions and must-haves."""
    found = faces.catalog(context).rubric(rubric)
    if as_json:
        faces.print_json(found.model_dump(mode="json"))
    else:
        typer.echo("\n".join(_readable(found)))


@app.command()
def check(context: typer.Context, rubric: RubricName, as_json: faces.AsJson = False) -> None:
    """Check a rubric: anchors, weights, wording, and whether the role asks for what is scored."""
    catalog = faces.catalog(context)
    found = catalog.rubric(rubric)
    findings = review_rubric(catalog, found)
    if as_json:
        faces.print_json(faces.findings_as_data(findings))
    else:
        faces.print_findings(findings)
        number = "no remarks" if not findings else f"{len(findings)} remark{'s' * (len(findings) > 1)}"
        typer.echo(f"{found.label}: {number}.")
    if has_errors(findings):
        raise typer.Exit(1)


def _readable(rubric: Rubric) -> Iterator[str]:
    whole = sum(criterion.weight for criterion in rubric.criteria)
    low, high = rubric.scale.min, rubric.scale.max
    yield f"{rubric.label}, for the role {rubric.role}"
    yield f"Scale {low} to {high}. A rank needs {share(rubric.minimum_coverage)} of the weight observed."
    for criterion in rubric.criteria:
        yield ""
        yield f"{criterion.name} [{criterion.id}], {share(criterion.weight / whole)} of the weight"
        yield f"  {criterion.definition}"
        if criterion.weight_reason:
            yield f"  Why this weight: {criterion.weight_reason}"
        yield from _steps(criterion)
    if rubric.must_haves:
        yield ""
        yield "Must-haves (met, not met, or not known yet; they add no points)"
        for rule in rubric.must_haves:
            yield f"  {rule.text} ({rule.fact}: {asked(rule)})"


def _steps(criterion: Criterion) -> Iterator[str]:
    if isinstance(criterion, RatedCriterion):
        for level, anchor in sorted(criterion.anchors.items()):
            yield f"    {level}  {anchor}"
        for question in criterion.questions:
            yield f"    ?  {question.text}"
    elif isinstance(criterion, ExperienceCriterion):
        for band in criterion.bands:
            yield f"    {band.points:g}  from {band.from_months:g} months of {criterion.fact}"
    else:
        for step in criterion.levels:
            also = f" (also: {', '.join(step.also)})" if step.also else ""
            yield f"    {step.points:g}  {step.name}{also}"
