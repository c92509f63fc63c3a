"""What schema.org calls things: the properties of a JobPosting, and which types may stand for which.

Source: https://schema.org/JobPosting and the pages of the types named below.
"""

from __future__ import annotations

from collections.abc import Iterator

from carehire.checks.jsonld_graph import Node
from carehire.checks.jsonld_values import Found, error, shown, warning
from carehire.errors import nearest

_THING = """
additionalType alternateName description disambiguatingDescription identifier image mainEntityOfPage
name owner potentialAction sameAs subjectOf url
"""
PROPERTIES = frozenset(
    f"""
applicantLocationRequirements applicationContact baseSalary benefits datePosted directApply
educationRequirements eligibilityToWorkRequirement employerOverview employmentType employmentUnit
estimatedSalary experienceInPlaceOfEducation experienceRequirements hiringOrganization
incentiveCompensation incentives industry jobBenefits jobDuration jobImmediateStart jobLocation
jobLocationType jobStartDate occupationalCategory physicalRequirement qualifications
relevantOccupation responsibilities salaryCurrency securityClearanceRequirement sensoryRequirement
skills specialCommitments title totalJobOpenings validThrough workHours {_THING}
""".split()
)
_PARTS = {
    "PostalAddress": """addressCountry addressLocality addressRegion extendedAddress postOfficeBoxNumber
        postalCode streetAddress telephone email areaServed availableLanguage contactOption contactType
        faxNumber hoursAvailable productSupported serviceArea""",
    "MonetaryAmount": "currency maxValue minValue validFrom validThrough value",
    "QuantitativeValue": """additionalProperty maxValue minValue unitCode unitText value
        valueReference""",
    "PropertyValue": """maxValue measurementMethod measurementTechnique minValue propertyID unitCode unitText
        value""",
}
_KNOWN_PARTS = {kind: frozenset((names + _THING).split()) for kind, names in _PARTS.items()}

_ORGANIZATION_NAMES = """
Organization Corporation Airline Consortium Cooperative EducationalOrganization CollegeOrUniversity
ElementarySchool HighSchool MiddleSchool Preschool School FundingScheme GovernmentOrganization
LibrarySystem LocalBusiness MedicalOrganization Hospital MedicalClinic Pharmacy Physician NGO
NewsMediaOrganization OnlineBusiness OnlineStore PerformingGroup PoliticalParty Project
ResearchOrganization ResearchProject SearchRescueOrganization SportsOrganization SportsTeam
WorkersUnion AnimalShelter ArchiveOrganization AutomotiveBusiness ChildCare Dentist EmergencyService
EmploymentAgency EntertainmentBusiness FinancialService BankOrCreditUnion InsuranceAgency
AccountingService FoodEstablishment Bakery BarOrPub CafeOrCoffeeShop Restaurant GovernmentOffice
HealthAndBeautyBusiness HomeAndConstructionBusiness Electrician GeneralContractor Plumber
InternetCafe LegalService Attorney Library LodgingBusiness Hotel MedicalBusiness ProfessionalService
RadioStation RealEstateAgent RecyclingCenter SelfStorage ShoppingCenter SportsActivityLocation Store
TelevisionStation TouristInformationCenter TravelAgency Person
"""
ORGANIZATIONS = frozenset(_ORGANIZATION_NAMES.split())
_PLACE_NAMES = """
Place Accommodation AdministrativeArea City Country State SchoolDistrict CivicStructure Landform
LandmarksOrHistoricalBuildings LocalBusiness Residence TouristAttraction Airport Hospital Store
Restaurant Hotel School
"""
PLACES = frozenset(_PLACE_NAMES.split())
AREAS = frozenset(("AdministrativeArea", "City", "Country", "State"))
_OTHER_NAMES = """
PostalAddress Article Brand BreadcrumbList ContactPoint CreativeWork DefinedTerm Event GeoCoordinates
ImageObject Intangible ItemList JobPosting ListItem MonetaryAmount Occupation Offer PriceSpecification Product
PropertyValue QuantitativeValue Service StructuredValue Text Thing URL VirtualLocation WebPage WebSite
EducationalOccupationalCredential OccupationalExperienceRequirements Role
"""
_OF_ANOTHER_KIND = frozenset(_OTHER_NAMES.split())


def kind(
    node: Node, wanted: str, accepted: frozenset[str] = frozenset(), *, has_many: bool = False
) -> Iterator[Found]:
    """Yield that an object is of another type than the one wanted.

    Where a type ``has_many`` kinds below it, one that isn't known here is only warned about.
    """
    kinds = set(node.kinds)
    mend = f'Give "@type": "{wanted}".'
    if not kinds:
        yield error(node.at("@type"), "", f"It doesn't say that it is of the type {wanted}.", mend)
    elif not kinds & {wanted, *accepted}:
        given = shown(node.raw.get("@type"))
        known = _OF_ANOTHER_KIND | ORGANIZATIONS | PLACES
        if has_many and kinds - known:
            why = f"This type is not known as a kind of {wanted}."
            yield warning(node.at("@type"), given, why, f'Give "@type": "{wanted}", or look its name up.')
        else:
            yield error(node.at("@type"), given, f"This is no {wanted}.", mend)


def unknown(node: Node, wanted: str) -> Iterator[Found]:
    """Yield each property of a part that schema.org doesn't have but whose name is near one."""
    known = _KNOWN_PARTS[wanted]
    for name in node.data:
        if name not in known and not name.startswith("@"):
            near = nearest(name, known, limit=1)
            if near:
                why = f"schema.org has no such property for a {wanted}."
                yield warning(node.at(name), name, why, f'Did you mean "{near[0]}"?')


def means_posting(kind: str) -> bool:
    """Say whether a type is JobPosting in other letters, such as ``jobposting`` or ``JobPostings``."""
    return bool(nearest(kind, ("JobPosting",), limit=1, cutoff=0.9))


def nearest_property(name: str) -> str | None:
    """Return the property that a misspelt name was meant for."""
    return next(iter(nearest(name, PROPERTIES, limit=1)), None)
