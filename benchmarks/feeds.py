"""A feed of 10,000 postings: written as it goes, beside building the whole tree in memory first.

All ways take the same postings and the same entries (texts, HTML, addresses) from carehire;
they differ in what happens with them: written piece by piece, or hung into a tree of
xml.etree or lxml that is written at the end. Each runs in a process of its own: the best of
two times, and the most memory that the process held beyond what it held before the feed.
What the three write is parsed and compared on a smaller feed first.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from lxml import etree

from carehire.catalog import Catalog
from carehire.workflows.post_role import read_requisition
from carehire.writers import indeed
from carehire.writers.characters import clean
from carehire.writers.feed import PublishedPosting, Publisher, stamp

POSTINGS, COMPARED, RUNS = 10_000, 200, 2
NOW = datetime(2026, 12, 5, tzinfo=UTC)
PUBLISHER = Publisher("Larkspur Home Goods", "https://www.larkspur-home.example")


def published(count: int) -> Iterator[PublishedPosting]:
    """Yield postings of the packaged sample, each with an id and a first sentence of its own."""
    catalog = Catalog()
    sample = read_requisition(catalog, catalog.samples()[0])
    for number in range(count):
        summary = (f"Opening {number} of many: R&D, <lamps> and more.", *sample.summary)
        posting = sample.model_copy(update={"id": f"opening-{number}", "summary": summary})
        yield PublishedPosting(posting, f"https://www.larkspur-home.example/{number}", date(2026, 12, 1))


def streamed(postings: Iterable[PublishedPosting], out: Path) -> None:
    """Write the feed as carehire does."""
    with out.open("wb") as file:
        file.writelines(indeed.write(postings, PUBLISHER, NOW))


def head() -> list[tuple[str, str]]:
    return [
        ("publisher", PUBLISHER.name),
        ("publisherurl", PUBLISHER.url or ""),
        ("lastBuildDate", stamp(NOW)),
    ]


def with_etree(postings: Iterable[PublishedPosting], out: Path) -> None:
    """Build the tree with the standard library, then write it."""
    root = ET.Element("source")
    for name, text in head():
        ET.SubElement(root, name).text = text
    for each in postings:
        for entry in indeed.entries(each):
            job = ET.SubElement(root, "job")
            for name, value in entry:
                if isinstance(value, str):
                    ET.SubElement(job, name).text = clean(value)
    ET.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)


def with_lxml(postings: Iterable[PublishedPosting], out: Path) -> None:
    """Build the tree with lxml, its texts as sections of data, then write it."""
    root = etree.Element("source")
    for name, text in head():
        etree.SubElement(root, name).text = text
    for each in postings:
        for entry in indeed.entries(each):
            job = etree.SubElement(root, "job")
            for name, value in entry:
                if isinstance(value, str):
                    etree.SubElement(job, name).text = etree.CDATA(clean(value))
    etree.ElementTree(root).write(str(out), encoding="utf-8", xml_declaration=True)


WAYS: dict[str, Callable[[Iterable[PublishedPosting], Path], None]] = {
    "carehire, streamed": streamed,
    "xml.etree tree": with_etree,
    "lxml tree": with_lxml,
}


def texts(path: Path) -> list[tuple[str, str]]:
    """Return every name and text of a feed, in its order."""
    parsed = etree.parse(str(path)).getroot()
    return [(str(node.tag), (node.text or "").strip()) for node in parsed.iter() if len(node) == 0]


def compare() -> None:
    """Stop where the ways don't say the same."""
    with tempfile.TemporaryDirectory() as folder:
        said = []
        for number, way in enumerate(WAYS.values()):
            path = Path(folder) / f"{number}.xml"
            way(published(COMPARED), path)
            said.append(texts(path))
    if not all(one == said[0] for one in said) or len(said[0]) < COMPARED * 10:
        raise SystemExit("the feeds differ; the comparison would mean nothing")


def measure(name: str) -> dict[str, float]:
    """Write the feed once in this process; seconds, and megabytes beyond what was held before."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feed.xml"
        WAYS[name](published(5), path)  # what is loaded once is loaded before it is measured
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        WAYS[name](published(POSTINGS), path)
        seconds = time.perf_counter() - start
        size = path.stat().st_size / 1e6
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return {"seconds": seconds, "megabytes": peak, "size": size}


def main() -> None:
    """Run each way in a process of its own and print ratios."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
        return
    compare()
    best: dict[str, dict[str, float]] = {}
    for name in WAYS:
        runs = []
        for _ in range(RUNS):
            done = subprocess.run(
                [sys.executable, __file__, name], capture_output=True, text=True, check=True
            )
            runs.append(json.loads(done.stdout))
        best[name] = {key: min(run[key] for run in runs) for key in runs[0]}
    ours = best["carehire, streamed"]
    print(f"A feed of {POSTINGS:,} postings, {ours['size']:.0f} MB, the same texts from all.")
    print(f"{'':<20}{'seconds':>9}{'postings/s':>12}{'memory':>10}   beside ours")
    for name, run in best.items():
        time_ratio = run["seconds"] / ours["seconds"]
        # What the streamed feed holds is less than the system counts in; the ratio is then a least one.
        memory_ratio = run["megabytes"] / max(ours["megabytes"], 1)
        least = "at least " if ours["megabytes"] < 1 else ""
        told = "" if run is ours else f"{time_ratio:.2f} x the time, {least}{memory_ratio:.0f} x the memory"
        held = "< 1 MB" if run["megabytes"] < 1 else f"{run['megabytes']:.0f} MB"
        rate = POSTINGS / run["seconds"]
        print(f"{name:<20}{run['seconds']:>9.1f}{rate:>12.0f}{held:>10}   {told}")
    print("Nearly all of the time goes into making the texts, which is the same for all.")


if __name__ == "__main__":
    main()
