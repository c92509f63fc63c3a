"""What an old posting says in several places is settled when all of it was read: names, title, lands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carehire.postings import old_employers, old_land
from carehire.postings.old_opening import Opening
from carehire.postings.old_posting import OPEN, OldPart, Taken

_NAME_TAIL = re.compile(r"(?:,\s+|\s+at\s+|\s+[–—|·-]\s+|\s+\()(?P<name>[^\W\d_][^,()|–—]{1,60}?)\)?$")


class Settling(Opening):
    """Settles the employer, the title and the lands; ``_said_parts`` are the parts that still hold."""

    _said_parts: Sequence[OldPart] = ()

    def _search_employer(self) -> None:
        """Look for the employer in sentences that name it as such, where no field or line did."""
        texts = [part.text for part in self._said_parts if part.kind in ("paragraph", "item", "field")]
        if not self._has("employer", "name"):
            about = (
                old_employers.introduced(part.text)
                for part in self._said_parts
                if part.topic == "employer" and part.kind == "paragraph"
            )
            said = (old_employers.employer(text) for text in texts)
            name = next((name for name in (*about, *said) if name), None)
            if name and self._put(("employer", "name"), name):
                self._made.notes.append(f'The employer "{name}" was read from a sentence.')

    def _settle_title(self) -> None:
        """Part the employer or the place from a title that ends with them, as in "Clerk, Larkspur"."""
        title = self._made.data.get("title", "")
        tail = next((match for match in _NAME_TAIL.finditer(title) if self._is_known(match["name"])), None)
        if not tail:
            return
        self._put(("employer", "name"), tail["name"])
        self._made.data["title"] = title[: tail.start()]
        if not any(taken.field == "title" and taken.text.endswith(title) for taken in self._made.taken):
            self._made.taken.append(Taken("title", title))

    def _is_known(self, name: str) -> bool:
        """Tell whether a name is the employer's, or its city's; where none is known, sentences may say so."""
        data = self._made.data
        if any(place["city"].casefold() == name.casefold() for place in data.get("locations", ())):
            self._put(("employer",), {})
            data["employer"].setdefault("name", OPEN)
            return True
        if self._has("employer", "name"):
            return bool(data["employer"]["name"].casefold() == name.casefold())
        return any(old_employers.begins_with(part.text, name) for part in self._said_parts)

    def _settle_lands(self) -> None:
        """Give places without a land the one that alone pays in the currency of the pay, and tell it."""
        currency = self._made.data.get("pay", {}).get("currency")
        land = old_land.paying_in(currency) if currency else None
        for place in self._made.data.get("locations", ()) if land else ():
            if place["country"] == OPEN:
                place["country"] = land
                self._made.notes.append(
                    f"No country is named for {place['city']}: {land} was taken, as the pay is in {currency}."
                )

    def _settle_names(self) -> None:
        """Take a line that holds nothing but the employer's name, as above a page's title, for that."""
        name = self._made.data.get("employer", {}).get("name")
        named = [left for left in self._left if name and left[1].text == name]
        self._left = [left for left in self._left if left not in named]
        self._made.taken += [Taken("employer", left.text) for _, left in named]
