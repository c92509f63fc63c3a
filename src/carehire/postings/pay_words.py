"""The words and signs around a sum of pay, in English and the commonest of its neighbours."""

from __future__ import annotations

import re
from functools import cached_property

from carehire.postings.terms import PayPeriod
from carehire.values import folded

_FAR = 80
_LETTER = re.compile(r"[^\W\d_]")
_CODES = (
    "USD EUR GBP CHF CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN JPY CNY INR BRL MXN ZAR SGD HKD KRW AED "
    "SAR ILS MYR PHP THB IDR TWD VND PKR LKR BDT KES NGN GHS UGX TZS ZMW BWP NAD MUR EGP MAD QAR KWD BHD OMR "
    "ARS CLP COP PEN CRC JMD TTD UAH RSD"
)
_SIGNS = {
    "$": "USD", "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD",
    "hk$": "HKD", "s$": "SGD", "r$": "BRL", "mx$": "MXN", "nt$": "TWD", "rm": "MYR", "r": "ZAR",
    "rs": "INR", "rs.": "INR", "ksh": "KES", "kshs": "KES", "ksh.": "KES", "kshs.": "KES", "rp": "IDR",
    "rp.": "IDR", "₱": "PHP", "₦": "NGN", "฿": "THB", "₫": "VND", "₺": "TRY", "₴": "UAH", "₪": "ILS",
    "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW",
    "zł": "PLN", "kč": "CZK", "ft": "HUF", "kr": "SEK", "kr.": "SEK", "fr": "CHF", "fr.": "CHF",
    "sfr.": "CHF", "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR",
    "pounds sterling": "GBP", "francs": "CHF", "rupees": "INR",
}  # fmt: skip
_SHARED = {
    "$": frozenset(
        ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN", "TWD", "ARS", "CLP", "COP", "JMD", "TTD")
    ),
    "kr": frozenset(("SEK", "NOK", "DKK", "ISK")),
    "¥": frozenset(("JPY", "CNY")),
    "rs": frozenset(("INR", "PKR", "LKR", "MUR")),
}
_SHARED |= {"dollar": _SHARED["$"], "dollars": _SHARED["$"], "kr.": _SHARED["kr"], "rs.": _SHARED["rs"]}
SMALL_COINS = frozenset((
    "JPY", "KRW", "INR", "HUF", "ISK", "CZK", "IDR", "VND", "NGN", "COP", "CLP", "PKR", "LKR", "UGX", "TZS",
    "CRC",
))  # fmt: skip
LAKH = 100_000

_PERIOD_WORDS = {
    PayPeriod.HOUR: (
        "hours? hourly hrs? h std stunden? stundenlohn stündlich ph l'heure l’heure heure hora time"
    ),
    PayPeriod.DAY: "days? daily tag täglich jour día dag",
    PayPeriod.WEEK: "weeks? weekly wks? woche wöchentlich pw semaine semana vecka",
    PayPeriod.MONTH: (
        "months? monthly mos? monat monatsgehalt monatlich pcm mois mensuels? mes mês mensuales måned månad "
        "mån bulan"
    ),
    PayPeriod.YEAR: (
        "years? yearly yrs? annum annually annual jahr jahresgehalt jährlich pa an année annuels? año ano "
        "anuales år lpa"
    ),
}
_WORD_PERIODS = [
    (re.compile(f"(?:{'|'.join(listed.split())})", re.IGNORECASE), period)
    for period, listed in _PERIOD_WORDS.items()
]
_NOUN = (
    r"hours?|hrs?|h|days?|weeks?|wks?|months?|mos?|years?|yrs?|annum|Stunde|Std\.?|Tag|Woche|Monat|Jahr"
    r"|an|année|mois|heure|jour|semaine|mes|mês|año|ano|hora|år|måned|månad|mån|bulan|time"
)
_ADVERB = (
    r"hourly|daily|weekly|monthly|yearly|annually"
    r"|(?<!\n)annual(?=[ \t]*(?:\Z|[\n.,;)|/+]|plus\b))|per\s+annum|p\.?\s?a\.?|p/?h|p/?w|pcm|hours?|hrs?|"
    r"stündlich|monatlich|jährlich|Jahresgehalt|Monatsgehalt|annuels?|mensuels?|anuales|mensuales|de\s+l['’]heure"
)
_FILLER = (
    r"(?:\(?\s?(?:gross|net|brutto|netto|bruts?|nets?|brutos?|base|before\s+tax|pre-?tax|OTE"
    r"|USD|CAD|AUD|EUR|GBP)\s?\)?,?\s?)?"
)
_BY = r"/|p/|per\b|an?\b|each\b|every\b|pro\b|je\b|im\b|die\b|der\b|par\b|pr\.|por\b|al\b"
# A number's own letters tell its time in small letters as well as in capitals: "$40K/YR", "Hourly".
_PERIOD = rf"(?P<period>(?i:\s?,?\s?{_FILLER}(?:(?:{_BY})\s?(?:{_NOUN})|(?:{_ADVERB})))(?![\w]))"
PERIOD_ALONE = re.compile(rf"(?<![\w.,]){_PERIOD}")
_CODE = f"(?:{'|'.join(_CODES.split())}|usd|eur|gbp|chf)"
_BEFORE = (
    rf"(?:(?:{_CODE}\s?)?(?:(?:US|CA|AU|NZ|HK|MX|NT|C|A|S|R)?\$|[£€¥₹₩₱₦฿₫₺₴₪])|{_CODE}|[Kk]r\.?|S?Fr\.|RM|Rs\.?"
    r"|K[Ss]hs?\.?|Rp\.?|R(?=\s?\d{1,3}(?:[ ,]\d{3}|k)))"
)
_AFTER = (
    rf"(?:[£€¥₹₩₱₦฿₫₺₴₪$]|{_CODE}(?![A-Za-z])|\({_CODE}\)|kr\b\.?|zł|Kč|Ft\b"
    r"|(?:US\s)?[Dd]ollars?\b|[Ee]uros?\b|pounds\s+sterling\b|(?:francs|rupees)\b)"
)
_NUMBER = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)"
    r"|\d+(?:[.,]\d{1,2})?"
)
# What may not follow: more digits, a share, millions, a letter, the bracket of 401(k).
_STOP = r"(?![\d%‰]|[.,]\d|\s?%|\s?percent\b|\s?(?:m|mm|mn|bn|b|mio|million|billion)\b\.?|\([a-z]\))"

_BARE = r"(?:[.,][-–—]{1,2}(?!\d))?"  # of a sum without small coins, as in "3.100,-"
_LAKHS = r"\s?(?:LPA|lpa|L\.P\.A\.?|[Ll]a(?:kh|c)s?|L(?=\s?[Pp]\.?\s?[Aa]\b))(?![A-Za-z])"

AMOUNT = re.compile(
    # Few signs begin a sum; looking for them first saves most of the time.
    rf"(?=[\d$£€¥₹₩₱₦฿₫₺₴₪A-VZegcuk])"
    rf"(?:(?<![\w.,/#:@$£€])|(?<=[:/,])(?=[$£€¥])|(?<=\d/)(?=\d{{1,3}}[kK])|(?<=\bc)(?=[£€]))(?P<before>{_BEFORE}\s?)?(?P<number>{_NUMBER}){_STOP}{_BARE}"
    rf"(?:(?P<lakh>{_LAKHS})|(?P<thousand>\s?(?:[kK]|T(?=\s?€)|thousand|Tsd\.?)(?![A-Za-z(])))?{_STOP}"
    rf"(?:\s?(?P<after>{_AFTER}))?(?:(?![A-Za-z\d])|(?=(?:pa|ph|pw)\b))(?P<plus>\+(?!\s?\d|\w))?{_PERIOD}?",
)
UPWARD = re.compile(
    r"\s?(?:,\s?)?(?:and|or|&)\s+(?:up|above|more|higher|over)\b|\s?upwards?\b|\s+min(?:imum)?\b|\s?\+(?!\s?\w)",
    re.I,
)
APART = re.compile(r"\s*(?:[,;/|–—-]|\b(?:and|to)\b)?\s*", re.IGNORECASE)
_JOIN = re.compile(r"\.?\s?(?:[-–—‒−~〜～]|(?:rising\s+)?to|bis|à|a|hasta|through|up\s+to)\s?", re.IGNORECASE)
_SLASH = re.compile(r"\s?/\s?")
_SHORT_PAIR = re.compile(r"[^\d\s]{0,3}\s?\d{1,3}\s?/\s?[^\d\s]?\d{1,3}\s?[kK]\b")  # $40/45k
_AND = re.compile(r"\s?(?:and|und|&)\s?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|zwischen)\s*$", re.IGNORECASE)

_LINK = (
    r"(?:\s|[:;,–—-]|"
    r"\b(?:is|are|of|at|from|the|a|an|in|per|our|currently|about|around|approximately|paid)\b)*"
)
_PAY = (
    r"salary|salaries|pay|paid|pays|wages?|compensation|remuneration|earn|earnings|rate|OTE|Gehalt|Lohn|Vergütung|"
    r"Stundenlohn|Jahresgehalt|Monatsgehalt|package"
)
_RANGE = r"(?:\s+(?:range|band|scale|rates?|level))?(?:\s*\([^()\d]{0,30}\))?"
_OPEN = r"(?:between|zwischen|starting|starts|start|range|ranges|ranging|expected|offered)"
_PAY_BEFORE = re.compile(
    rf"\b(?:{_PAY})\b{_RANGE}(?:\s*:)?(?:{_LINK}(?:{_OPEN}\b)?){{0,2}}(?:up\s+to|from|at\s+least)?\s*$",
    re.IGNORECASE,
)
PAY_AFTER = re.compile(
    r"[\s,;(]*(?:gross|net|brutto|netto|base\b|DOE\b|DOQ\b|depending|OTE\b|salary|wages?\b|plus\s+tips)"
    r"|\s?(?:/|per\b|an?\b|each\b)\s?(?:\d{1,2}[\s-]hour\s)?(?:(?:night|day|sleep-in)\s)?(?:shift|half[\s-]day|session|lesson|class|visit)\b",
    re.IGNORECASE,
)
_PERIOD_BEFORE = re.compile(
    rf"\b(?P<period>hourly|daily|weekly|monthly|yearly|annual(?:ly)?|Stundenlohn|Monatsgehalt|Jahresgehalt)\b"
    rf"(?:\s*(?:base|gross|starting|target|total|{_PAY})\b)*{_RANGE}(?:\s*:)?(?:{_LINK}(?:{_OPEN}\b)?){{0,2}}"
    rf"(?:up\s+to|from|at\s+least)?\s*$",
    re.IGNORECASE,
)
_CEILING = re.compile(
    r"\b(?:up\s+to|upto|as\s+much\s+as|no\s+more\s+than|(?<!no\s)less\s+than|under|bis\s+zu|max(?:imum|\.)?(?:\s+of)?)\s*:?\s*$",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"\b(?:from|starting\s+(?:at|from)|starts\s+(?:at|from)|ab|at\s+least|no\s+less\s+than|more\s+than|over|upwards\s+of|"
    r"min(?:imum|\.)?(?:\s+of)?)\s*:?\s*$",
    re.IGNORECASE,
)
_OTHER = (
    r"bonus(?:es)?|budgets?|stipends?|allowances?|reimbursements?|vouchers?|gift\s?cards?|grants?|referral|tuition|"
    r"(?:fundraising|sales|revenue)\s+(?:targets?|goals?)|quotas?|revenue|turnover|sales|funding|savings|invested|investment|portfolio|accounts?|deals?|contracts?|donations?|"
    r"refunds?|orders?|credits?|discounts?|deductible|copay|co-?pay|fees?|fine|premiums?|insurance|worth|perks?|"
    r"equipment|spend|expenses?|raised|401\s?\(?k\)?|403\s?\(?b\)?|HSA|FSA|match|matching|contributions?"
)
_OTHER_BEFORE = re.compile(
    rf"\b(?:{_OTHER})(?:\s+(?:of|up|to|is|are|from|between|over|about|totalling|worth|at|a|the|for|with|and|payments?)\b"
    rf"|\s*[:(–-])*\s*$|\b(?:save[sd]?|raise[sd]?|generate[sd]?|donate[sd]?)\b(?:\s+[a-z]+){{0,2}}\s*$",
    re.IGNORECASE,
)
OTHER_AFTER = re.compile(
    rf"(?:\s|-)+(?!(?:and|plus|with|or)\b)(?:(?:a|an|in|of|for|per|your|our|the)\s+)?"
    rf"(?:(?!(?:and|plus|with|or|base|salary)\b)[A-Za-z][\w-]*[\s-]){{0,2}}(?:{_OTHER})\b",
    re.IGNORECASE,
)


def currency(sign: str, home: str | None) -> str:
    """Return the ISO code of a sign or word; a shared sign means ``home`` where that is one of its own."""
    plain = folded(sign.strip("() "))
    if home and home in _SHARED.get(plain, ()):
        return home
    code = plain[:3].upper()
    if code in _CODES.split():  # alone, or before a sign as in "CAD $70,000"
        return code
    return _SIGNS.get(plain) or _SIGNS[plain.split()[-1]]


def shared(sign: str) -> frozenset[str]:
    """Return the currencies that a sign may mean where it is one of several lands; none of any other."""
    return _SHARED.get(folded(sign), frozenset())


def period(words: str | None) -> PayPeriod | None:
    """Return the period that words such as ``/yr`` or ``per annum`` name."""
    if not words:
        return None
    tidy = " ".join(words.split()).rstrip(".")
    if re.search(r"\bp\.? ?a$", tidy, re.IGNORECASE):
        return PayPeriod.YEAR
    last = re.split(r"[\s/,()]+", tidy)[-1]
    return next((found for pattern, found in _WORD_PERIODS if pattern.fullmatch(last)), None)


def joins(text: str, first: int, start: int, end: int) -> bool:
    """Say whether text[start:end], between the number that begins at ``first`` and the next, joins them."""
    if end - start > 12:
        return False
    between = text[start:end]
    if _JOIN.fullmatch(between):
        return True
    if _SLASH.fullmatch(between):
        return bool(_SHORT_PAIR.match(text, first))
    return bool(_AND.fullmatch(between) and _BETWEEN.search(text[max(0, first - 60) : first]))


class Before:
    """What the words just before a sum say about it."""

    def __init__(self, text: str, start: int) -> None:
        # Only the near words are looked at, of however long a line; where there is no letter, no word is.
        far = max(0, start - _FAR)
        self._from = max(text.rfind("\n", far, start) + 1, far)
        words = text[self._from : start]
        self._words = words if _LETTER.search(words) else ""

    @cached_property
    def pay(self) -> bool:
        """Whether they call it pay."""
        return bool(_PAY_BEFORE.search(self._words)) or self.period is not None

    @cached_property
    def other(self) -> bool:
        """Whether they call it something else: a bonus, a budget, a refund."""
        return bool(_OTHER_BEFORE.search(self._words))

    @cached_property
    def period(self) -> PayPeriod | None:
        """The time that they name, as in "hourly rate:"."""
        found = _PERIOD_BEFORE.search(self._words)
        if not found:
            return None
        return period(found["period"])

    @cached_property
    def ceiling(self) -> int | None:
        """Where "up to" and the like begin."""
        found = _CEILING.search(self._words)
        return self._from + found.start() if found else None

    @cached_property
    def floor(self) -> int | None:
        """Where "from" and the like begin."""
        found = _FLOOR.search(self._words)
        return self._from + found.start() if found else None
