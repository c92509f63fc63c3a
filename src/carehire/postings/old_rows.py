"""The rows of facts of an old posting, which have no labels: "Larkspur · Denver, CO · Hybrid · Full-time"."""

from __future__ import annotations

import re

from carehire.postings import old_days, old_facts, old_places, old_prose, pay_text
from carehire.postings.old_facts import leftover
from carehire.postings.old_fields import NUMBER, Facts
from carehire.postings.old_pay import pay_block
from carehire.postings.old_posting import OldPart
from carehire.postings.terms import Workplace

_NAME = re.compile(r"(?=[^\W\d_])[^:%?!]{2,60}(?<![.,;])|[^:%?!]{2,60}\b(?:Inc|Ltd|Co|Corp|Bhd|Plc|Jr)\.")
BETWEEN_FACTS = re.compile(r"\s+[·|•/]\s+|\s*·\s*")


_ASIDE = re.compile(r"\([^()]*\)")


class Rows(Facts):
    """Reads the pieces of a row one by one; the first that is no fact is the employer's name."""

    def _row(self, part: OldPart) -> None:
        """Read a row of facts without labels, such as "Larkspur · Denver, CO · Hybrid · Full-time"."""
        left = [fact for piece in BETWEEN_FACTS.split(part.text) if (fact := piece.strip())]
        known = [piece for piece in left if self._is_fact(OldPart("field", piece, fact="row"))]
        left = [piece for piece in left if piece not in known]
        named = next((piece for piece in left if _NAME.fullmatch(piece) and leftover(piece)), None)
        if named and known and self._put(("employer", "name"), named):
            left.remove(named)
        if known or not left:
            self._take("facts in a row", part, whole=not left)
        else:
            self._leave(part)

    def _is_fact(self, part: OldPart) -> bool:
        work, kind = old_facts.workplace(part.text), old_facts.employment(part.text)
        afar = old_prose.remote_from(part.text)
        if afar and not leftover(part.text, (afar.start, afar.end)):
            self._put(("workplace",), Workplace.REMOTE.value)
            self._put(("remote_from",), list(afar.value))
            return True
        if work and not leftover(part.text, (work.start, work.end)):
            self._put(("workplace",), work.value.value)
            return True
        if kind and not leftover(part.text, (kind.start, kind.end)):
            self._put(("employment_type",), kind.value.value)
            return True
        mention = next(iter(pay_text.read(part.text, self._land.currency)), None)
        if mention and not leftover(part.text, (mention.start, mention.end)):
            return self._put(("pay",), pay_block(mention, part.text))
        number = NUMBER.fullmatch(part.text)
        if number and part.text.strip() != number[1]:
            return self._put(("openings",), int(number[1]))
        places = old_places.read_place(part.text)
        if places and places.cities:
            self._place_in_a_row(list(places.cities))
            return True
        if work and places is None and (city := old_places.bare_city(_ASIDE.sub(" ", part.text))):
            self._place_in_a_row([city])  # "Galway (hybrid)"
            return self._put(("workplace",), work.value.value)
        day = old_days.closing(part.text, self._today, day_first=self._land.day_first)
        if day and not self._has("closes"):
            self._put_day("closes", day, part.text)
            return True
        return False
