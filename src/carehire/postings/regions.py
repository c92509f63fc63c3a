"""The regions of the countries whose regions are known, by their codes."""

from __future__ import annotations

_STATES = """AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;
DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;
KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;
MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;
NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;
SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;WA Washington;
WV West Virginia;WI Wisconsin;WY Wyoming;PR Puerto Rico;GU Guam;VI U.S. Virgin Islands"""

_PROVINCES = """AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;
NS Nova Scotia;NT Northwest Territories;NU Nunavut;ON Ontario;PE Prince Edward Island;QC Quebec;
SK Saskatchewan;YT Yukon"""


def _by_code(entries: str) -> dict[str, str]:
    return {code: name for code, _, name in (entry.strip().partition(" ") for entry in entries.split(";"))}


REGIONS = {"US": _by_code(_STATES), "CA": _by_code(_PROVINCES)}
"""The names of regions by their codes, for the countries that this knows."""


def is_region(code: str) -> bool:
    """Say whether a code such as ``US-CO`` names a region, or a country whose regions this doesn't know."""
    country, _, region = code.upper().partition("-")
    return not region or country not in REGIONS or region.partition("-")[0] in REGIONS[country]


_ELSEWHERE = {
    "AT": """1 Burgenland;2 Carinthia;3 Lower Austria;4 Upper Austria;5 Salzburg;6 Styria;7 Tyrol;
8 Vorarlberg;9 Vienna""",
    "AU": """ACT Australian Capital Territory;NSW New South Wales;NT Northern Territory;QLD Queensland;
SA South Australia;TAS Tasmania;VIC Victoria;WA Western Australia""",
    "CH": """AG Aargau;AI Appenzell Innerrhoden;AR Appenzell Ausserrhoden;BE Bern;BL Basel-Landschaft;
BS Basel-Stadt;FR Fribourg;GE Geneva;GL Glarus;GR Graubünden;JU Jura;LU Lucerne;NE Neuchâtel;NW Nidwalden;
OW Obwalden;SG St. Gallen;SH Schaffhausen;SO Solothurn;SZ Schwyz;TG Thurgau;TI Ticino;UR Uri;VD Vaud;
VS Valais;ZG Zug;ZH Zurich""",
    "DE": """BB Brandenburg;BE Berlin;BW Baden-Württemberg;BY Bavaria;HB Bremen;HE Hesse;HH Hamburg;
MV Mecklenburg-Western Pomerania;NI Lower Saxony;NW North Rhine-Westphalia;RP Rhineland-Palatinate;
SH Schleswig-Holstein;SL Saarland;SN Saxony;ST Saxony-Anhalt;TH Thuringia""",
    "ES": """AN Andalusia;AR Aragon;AS Asturias;CB Cantabria;CE Ceuta;CL Castile and León;
CM Castilla-La Mancha;CN Canary Islands;CT Catalonia;EX Extremadura;GA Galicia;IB Balearic Islands;
MC Murcia;MD Madrid;ML Melilla;NC Navarre;PV Basque Country;RI La Rioja;VC Valencia""",
    "GB": "ENG England;NIR Northern Ireland;SCT Scotland;WLS Wales",
    "IN": """AP Andhra Pradesh;AS Assam;BR Bihar;CH Chandigarh;DL Delhi;GA Goa;GJ Gujarat;HP Himachal Pradesh;
HR Haryana;JH Jharkhand;KA Karnataka;KL Kerala;MH Maharashtra;MP Madhya Pradesh;PB Punjab;PY Puducherry;
RJ Rajasthan;TN Tamil Nadu;UP Uttar Pradesh;WB West Bengal""",
    "NL": """DR Drenthe;FL Flevoland;FR Friesland;GE Gelderland;GR Groningen;LI Limburg;NB North Brabant;
NH North Holland;OV Overijssel;UT Utrecht;ZE Zeeland;ZH South Holland""",
}

NAMES = REGIONS | {country: _by_code(entries) for country, entries in _ELSEWHERE.items()}
"""The names of regions to be read by people, for more countries than those whose codes are all known."""

CITIES = {"US-NY-NYC": "New York City", "US-OH-CLE": "Cleveland", "US-OH-CMH": "Columbus"}
"""The cities whose own laws are known, by their codes."""
