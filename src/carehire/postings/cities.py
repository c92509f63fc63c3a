"""Large cities and the regions of lands, so that "Galway" or "Leeds, West Yorkshire" tells its land.

Only names that mean one place to nearly every reader stand here; Portland, Cambridge and
their like are left out, since a guess that is wrong costs more than a field to fill in.
"""

from __future__ import annotations

_CITIES = """
US-AL Huntsville, Montgomery; US-AK Anchorage; US-AZ Phoenix, Tucson, Scottsdale, Tempe; US-AR Little Rock;
US-CA San Francisco, Los Angeles, San Diego, San Jose, Sacramento, Oakland, Long Beach, Fresno, Palo Alto,
Irvine, Anaheim; US-CO Denver, Colorado Springs, Boulder; US-CT Hartford, Stamford; US-DC Washington DC,
Washington D.C.; US-FL Miami, Orlando, Tampa, Jacksonville, Fort Lauderdale, Tallahassee; US-GA Atlanta,
Savannah; US-HI Honolulu; US-ID Boise; US-IL Chicago; US-IN Indianapolis, Fort Wayne; US-IA Des Moines;
US-KS Wichita; US-KY Louisville; US-LA New Orleans, Baton Rouge; US-MD Baltimore; US-MA Boston; US-MI
Detroit, Grand Rapids, Ann Arbor; US-MN Minneapolis, Saint Paul, St. Paul; US-MO St. Louis, Saint Louis;
US-NE Omaha; US-NV Las Vegas, Reno; US-NJ Newark, Jersey City; US-NM Albuquerque, Santa Fe; US-NY New York
City, New York, NYC, Brooklyn, Manhattan, Queens, Buffalo; US-NC Raleigh, Charlotte, Greensboro, Asheville;
US-OH Cleveland, Cincinnati; US-OK Oklahoma City, Tulsa; US-OR Eugene; US-PA Philadelphia, Pittsburgh; US-RI
Providence; US-TN Nashville, Memphis, Chattanooga, Knoxville; US-TX Austin, Dallas, Houston, San Antonio,
Fort Worth, El Paso; US-UT Salt Lake City; US-WA Seattle, Spokane, Tacoma; US-WI Milwaukee; CA-AB Calgary,
Edmonton; CA-BC Vancouver; CA-MB Winnipeg; CA-NS Halifax; CA-ON Toronto, Ottawa, Mississauga; CA-QC
Montreal, Montréal, Quebec City, Laval, Gatineau; CA-SK Saskatoon, Regina; AU-NSW Sydney, Parramatta,
Wollongong; AU-VIC Melbourne, Geelong; AU-QLD Brisbane, Cairns, Townsville; AU-SA Adelaide; AU-WA Perth,
Fremantle; AU-TAS Hobart; AU-ACT Canberra; AU-NT Darwin; NZ Auckland, Wellington, Christchurch, Dunedin,
Tauranga; GB London, Manchester, Birmingham, Leeds, Liverpool, Sheffield, Bristol, Edinburgh, Glasgow,
Cardiff, Belfast, Leicester, Nottingham, Newcastle upon Tyne, Brighton, Bath, Exeter, Norwich, Southampton,
Swansea, Aberdeen, Dundee, Inverness, Hull, Bradford, Wolverhampton, Stoke-on-Trent, Derby, Milton Keynes,
Reading, Oxford, York, Sunderland, Coventry, Croydon; IE Dublin, Galway, Cork, Limerick, Waterford,
Kilkenny, Sligo, Dundalk, Drogheda; IN Mumbai, Delhi, New Delhi, Bengaluru, Bangalore, Hyderabad, Chennai,
Kolkata, Pune, Ahmedabad, Jaipur, Gurugram, Gurgaon, Noida, Kochi, Indore, Lucknow, Chandigarh, Coimbatore,
Nagpur; DE Berlin, Hamburg, Munich, München, Cologne, Köln, Frankfurt, Frankfurt am Main, Stuttgart,
Düsseldorf, Leipzig, Dortmund, Essen, Bremen, Dresden, Hannover, Hanover, Nürnberg, Nuremberg, Kiel, Bonn,
Mannheim, Karlsruhe, Augsburg, Münster, Freiburg, Lübeck, Rostock; AT Vienna, Wien, Graz, Linz, Salzburg,
Innsbruck; CH Zurich, Zürich, Geneva, Genève, Basel, Bern, Lausanne, Lucerne, Luzern, Winterthur; NL
Amsterdam, Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven, Tilburg, Groningen; BE Brussels, Antwerp,
Ghent, Liège; FR Paris, Lyon, Marseille, Toulouse, Bordeaux, Lille, Nantes, Strasbourg; ES Madrid,
Barcelona, Valencia, Seville, Sevilla, Málaga; IT Rome, Milan, Milano, Turin, Torino, Bologna; PT Lisbon,
Lisboa, Porto; PL Warsaw, Warszawa, Kraków, Krakow, Wrocław, Gdańsk; SE Stockholm, Gothenburg, Göteborg,
Malmö; NO Oslo, Bergen, Trondheim; DK Copenhagen, København, Aarhus; FI Helsinki, Espoo, Tampere; CZ Prague,
Praha, Brno; HU Budapest; RO Bucharest; BG Sofia; GR Thessaloniki; EE Tallinn; LV Riga; LT Vilnius; SG
Singapore; HK Hong Kong; MY Kuala Lumpur, Petaling Jaya, Johor Bahru, Shah Alam; PH Manila, Makati, Quezon
City, Taguig, Cebu City; ID Jakarta; TH Bangkok; VN Hanoi, Ho Chi Minh City; JP Tokyo, Osaka; KR Seoul; TW
Taipei; CN Shanghai, Beijing, Shenzhen; AE Dubai, Abu Dhabi, Sharjah; QA Doha; SA Riyadh, Jeddah; IL Tel
Aviv; TR Istanbul, Ankara; EG Cairo; KE Nairobi, Mombasa; NG Lagos, Abuja; GH Accra; ZA Johannesburg, Cape
Town, Durban, Pretoria; PK Karachi, Lahore, Islamabad; LK Colombo; BD Dhaka; MX Mexico City, Ciudad de
México, CDMX, Guadalajara, Monterrey, Tijuana, Querétaro, Zapopan; BR São Paulo, Rio de Janeiro; AR Buenos
Aires; CO Bogotá, Medellín; PE Lima; LU Luxembourg; MC Monaco
"""

_REGIONS = """
GB England, Scotland, Wales, Northern Ireland, Greater London, Greater Manchester, West Midlands, East
Midlands, West Yorkshire, North Yorkshire, South Yorkshire, East Yorkshire, East Riding of Yorkshire,
Yorkshire, Lancashire, Merseyside, Cheshire, Cumbria, County Durham, Co. Durham, Tyne and Wear,
Northumberland, Derbyshire, Nottinghamshire, Lincolnshire, Leicestershire, Rutland, Staffordshire,
Shropshire, Herefordshire, Worcestershire, Warwickshire, Northamptonshire, Cambridgeshire, Norfolk, Suffolk,
Essex, Hertfordshire, Bedfordshire, Buckinghamshire, Oxfordshire, Berkshire, Hampshire, Surrey, Kent, East
Sussex, West Sussex, Sussex, Dorset, Devon, Cornwall, Somerset, Wiltshire, Gloucestershire, South
Gloucestershire, Isle of Wight, Teesside, Conwy, Gwynedd, Powys, Pembrokeshire, Ceredigion, Flintshire,
Fife, Moray, Highland, Aberdeenshire, Perthshire, Ayrshire, Lanarkshire, Midlothian, East Lothian, West
Lothian, Co. Antrim, County Antrim, Co. Down, County Down, Co. Armagh, County Armagh, Co. Tyrone, County
Tyrone, Co. Fermanagh, County Fermanagh; IN Maharashtra, Karnataka, Tamil Nadu, Telangana, Kerala, Gujarat,
Rajasthan, Uttar Pradesh, Madhya Pradesh, Andhra Pradesh, Haryana, Punjab, West Bengal, Odisha, Bihar,
Jharkhand, Goa, Assam, Uttarakhand, Himachal Pradesh, Chhattisgarh; DE Bayern, Bavaria, Baden-Württemberg,
Hessen, Hesse, Nordrhein-Westfalen, North Rhine-Westphalia, Niedersachsen, Lower Saxony, Sachsen, Saxony,
Thüringen, Brandenburg, Schleswig-Holstein, Rheinland-Pfalz, Mecklenburg-Vorpommern, Sachsen-Anhalt,
Saarland; AT Tirol, Steiermark, Kärnten, Vorarlberg; MX Jalisco, Nuevo León, Querétaro, Puebla, Guanajuato,
Yucatán, Quintana Roo, Sonora; MY Selangor, Penang, Johor, Sabah, Sarawak; ZA Gauteng, Western Cape,
KwaZulu-Natal, Eastern Cape
"""

_IRISH = [
    "Carlow",
    "Cavan",
    "Clare",
    "Cork",
    "Donegal",
    "Dublin",
    "Galway",
    "Kerry",
    "Kildare",
    "Kilkenny",
    "Laois",
    "Leitrim",
    "Limerick",
    "Longford",
    "Louth",
    "Mayo",
    "Meath",
    "Monaghan",
    "Offaly",
    "Roscommon",
    "Sligo",
    "Tipperary",
    "Waterford",
    "Westmeath",
    "Wexford",
    "Wicklow",
]


def _codes(entries: str) -> dict[str, str]:
    """Return the codes by the names, in small letters."""
    found: dict[str, str] = {}
    for entry in " ".join(entries.split()).split(";"):
        code, _, names = entry.strip().partition(" ")
        found |= {name.strip().casefold(): code for name in names.split(",")}
    return found


CITIES = _codes(_CITIES)
"""The codes of well-known cities: ``US-CA`` for ``san francisco``, ``IE`` for ``galway``."""

LANDS = _codes(_REGIONS) | {
    f"{word} {name}".casefold(): "IE" for name in _IRISH for word in ("Co.", "Co", "County")
}
"""The lands of regions that are written behind a city: ``GB`` for ``north yorkshire``."""
