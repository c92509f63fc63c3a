"""Build a careers site: all open postings gathered and checked, then the folder replaced as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from carehire.catalog import Catalog, read_text
from carehire.errors import DataFileError, Fault, UserError
from carehire.postings.days import in_words
from carehire.postings.posting import Posting
from carehire.workflows import post_role
from carehire.workflows.gather_postings import Source
from carehire.workflows.replace_folder import refuse_strangers, replace_folder
from carehire.writers import careers, careers_feeds
from carehire.writers.accent import Accent, accent
from carehire.writers.boards import BOARDS
from carehire.writers.careers import SiteLook
from carehire.writers.careers_brand import Organisation
from carehire.writers.feed import PublishedPosting
from carehire.writers.logo import LARGEST, Logo, logo
from carehire.writers.openings import Opening

_FOLDER = "look/careers"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the site shall be: where it will stand, whose it is and how it looks."""

    base_url: str | None = None
    name: str | None = None
    colour: str | None = None
    logo: Path | None = None


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """What was made: sizes in bytes by file, who was left out and why, and what somebody should know."""

    sizes: dict[str, int]
    listed: int
    left: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """Return the bytes that the first view of the list loads."""
        return sum(size for name, size in self.sizes.items() if _in_first_view(name))


@dataclass
class _Plan:
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def build(catalog: Catalog, sources: Sequence[Source], wishes: Wishes, out: Path, now: datetime) -> BuiltSite:
    """Build the site in the folder ``out``.

    Raises UserError with every fault found; what stood at ``out`` is then as it was.
    """
    if not sources:
        raise UserError("There is no published posting yet. Publish one, or name a requisition file.")
    plan = _Plan()
    base_url = _base_url(wishes, sources, plan)
    open_ones = list(_open(sources, base_url, now.date(), plan))
    for source in sources:
        if any(opening.posting is source.posting for opening in open_ones):
            plan.faults += _blocking(catalog, source, now.date())
    organisation = _organisation(wishes, [opening.posting for opening in open_ones], sources, plan)
    try:
        refuse_strangers(out)
    except UserError as error:
        plan.faults += error.faults
    if plan.faults:
        raise UserError(plan.faults)
    files = careers.site(open_ones, organisation, look(catalog), base_url, now)
    sizes = replace_folder(out, files)
    if organisation.accent.note:
        plan.notes.append(organisation.accent.note)
    if base_url:
        plan.notes += _left_by_boards(open_ones)
    return BuiltSite(sizes, len(open_ones), tuple(plan.left), tuple(plan.notes))


def look(catalog: Catalog) -> SiteLook:
    """Return the site's templates, style and script; an organisation's own win over the packaged ones."""
    pages = {name: read_text(catalog.find(f"{_FOLDER}/{name}")) for name in careers.PAGES}
    style, script = (read_text(catalog.find(f"{_FOLDER}/{name}")) for name in (careers.STYLE, careers.SCRIPT))
    return SiteLook(pages, style, script)


def _open(sources: Sequence[Source], base_url: str | None, today: date, plan: _Plan) -> Iterator[Opening]:
    for source in sources:
        posting = source.posting
        page = careers.page_address(base_url, posting.id) if base_url else f"{posting.id}/"
        published = PublishedPosting(posting, page, source.posted, closed=source.closed)
        if published.is_open(today):
            yield Opening(published, source.changed)
        elif source.closed:
            plan.left.append(f"{posting.id} is closed")
        elif posting.closes and posting.closes < today:
            plan.left.append(f"{posting.id} closed on {in_words(posting.closes, posting.language)}")
        else:
            begins = max(source.posted, posting.opens or source.posted)
            plan.left.append(f"{posting.id} opens on {in_words(begins, posting.language)}")


def _blocking(catalog: Catalog, source: Source, today: date) -> list[Fault]:
    """Return what would stop an export of the posting on this day."""
    name = source.posting.id
    try:
        found = post_role.blocking(post_role.check(catalog, source.posting, today))
    except UserError as error:
        return list(error.faults)
    return [
        Fault(
            f"{entry.why} {entry.suggestion}".strip(),
            path=source.path,
            field=entry.where if source.path else f"{name}, {entry.where}",
        )
        for entry in found
    ]


def _base_url(wishes: Wishes, sources: Sequence[Source], plan: _Plan) -> str | None:
    given = wishes.base_url
    if given is None:
        website = _most_named([source.posting for source in sources]).employer.website
        if not website:
            plan.notes.append(
                "Left out: sitemap, news feed and feeds for job boards. They need the address at which "
                "the site will stand; give it as --base-url."
            )
            return None
        guessed = website.rstrip("/") + "/careers/"
        plan.notes.append(
            f"Its addresses begin with {guessed}, after the employer's website. If the site will stand "
            "elsewhere, say so with --base-url."
        )
        return guessed
    try:
        parts = urlsplit(given.strip())
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        whole = False
    if not whole or parts.query or parts.fragment or any(sign in given.strip() for sign in ' "<>\\'):
        message = f'"{given}" is not an address of a site; it looks like https://www.example.org/careers/'
        plan.faults.append(Fault(message, field="base-url"))
        return None
    return given.strip().rstrip("/") + "/"


def _organisation(
    wishes: Wishes, open_ones: list[Posting], sources: Sequence[Source], plan: _Plan
) -> Organisation:
    employer = _most_named(open_ones or [source.posting for source in sources]).employer
    own = wishes.name is None or wishes.name.strip() == employer.name
    return Organisation(
        name=employer.name if wishes.name is None else _name(wishes.name, plan),
        accent=_accent(wishes.colour, plan),
        about=(employer.about or "") if own else "",
        website=employer.website if own else None,
        logo=_logo(wishes.logo, plan) if wishes.logo else None,
    )


def _most_named(postings: Sequence[Posting]) -> Posting:
    """Return the newest posting of the employer who has most of them."""
    count = Counter(posting.employer.name for posting in postings)
    name = max(count, key=lambda name: count[name])
    return next(posting for posting in postings if posting.employer.name == name)


def _name(given: str, plan: _Plan) -> str:
    name = " ".join(given.split())
    if not name:
        plan.faults.append(
            Fault("the organisation's name is empty; give one, or leave the option out", field="name")
        )
    return name


def _accent(colour: str | None, plan: _Plan) -> Accent:
    try:
        return accent(colour)
    except UserError as error:
        plan.faults += error.faults
        return accent()


def _logo(path: Path, plan: _Plan) -> Logo | None:
    try:
        with path.open("rb") as file:
            return logo(file.read(LARGEST + 1))
    except OSError as error:
        fault = Fault(f"the logo can't be read: {(error.strerror or str(error)).lower()}")
        plan.faults += DataFileError(path, fault).faults
    except UserError as error:
        plan.faults += DataFileError(path, error.faults).faults
    return None


def _left_by_boards(open_ones: Sequence[Opening]) -> Iterator[str]:
    for board in BOARDS.values():
        names: dict[str, list[str]] = {}
        for name, why in careers_feeds.refused(open_ones, board).items():
            names.setdefault(why, []).append(name)
        for why, refused in names.items():
            are = "is" if len(refused) == 1 else "are"
            yield f"{', '.join(refused)} {are} not in the feed for {board.name}: {why}"


def _in_first_view(name: str) -> bool:
    return name in ("index.html", careers.STYLE, careers.SCRIPT) or name.startswith(("logo.", "icon."))
