"""``carehire app``, ``demo``, ``doctor``: the house itself."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from carehire.cli import faces
from carehire.errors import UserError
from carehire.workflows import examine_house, load_demo, open_house


def register(app: typer.Typer) -> None:
    """Add the commands of the house itself to the top level."""
    app.command()(serve)
    app.command()(demo)
    app.command()(doctor)


def serve(
    context: typer.Context,
    host: Annotated[
        str | None, typer.Option(help="Address to serve on; 127.0.0.1 keeps it on this machine.")
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port to serve on.")] = None,
) -> None:
    """Serve the web pages, on this machine only unless told otherwise."""
    settings = faces.settings(context, host=host, port=port)
    open_house.open_house(settings).store.close()  # a fault is told here, before a server stands
    if not open_house.port_is_free(settings.host, settings.port):
        raise UserError(
            f"port {settings.port} is in use, perhaps by another carehire; say --port {settings.port + 1}"
        )
    entry = Path(str(files("carehire").joinpath("ui", "app.py")))
    typer.echo(
        f"carehire is at http://{settings.host}:{settings.port} (data: {settings.home}). Stop it with Ctrl+C."
    )
    command = [sys.executable, "-m", "carehire.ui.serving", "run", str(entry)]
    command += ["--server.address", settings.host, "--server.port", str(settings.port)]
    environment = os.environ | {"CAREHIRE_HOME": str(settings.home)}
    if os.name == "posix":
        os.execve(sys.executable, command, environment)  # noqa: S606 - replaces this process, so signals reach it
    raise typer.Exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603 - our own entry


serve.__name__ = "app"


def demo(context: typer.Context) -> None:
    """Load a sample requisition with candidates and a panel into an empty home."""
    house = faces.house(context)
    loaded = load_demo.load_demo(house)
    typer.echo(
        f"Loaded {loaded.title} with {loaded.candidates} candidates and {loaded.scorecards} scorecards "
        f"into {house.settings.home}. Look at it: carehire app"
    )


def doctor(context: typer.Context, as_json: faces.AsJson = False) -> None:
    """Say which versions run, whether folders can be written, and how the database stands."""
    report = examine_house.examine(faces.settings(context))
    if as_json:
        faces.print_json([{"what": line.what, "state": line.state, "ok": line.ok} for line in report])
    else:
        width = max(len(line.what) for line in report)
        for line in report:
            typer.echo(f"{'ok ' if line.ok else '!! '} {line.what:<{width}}  {line.state}")
    if not all(line.ok for line in report):
        raise typer.Exit(1)
