"""Wordings that people really write, kind by kind, and sentences that only look like them.

The sentences were written for these tests after what published lists and guides name; a
list is one file of data, so a new phrase needs no code.
"""

from __future__ import annotations

import pytest

from carehire import checks
from tests.checks.making import WORDS, subject

TITLE = "Customer Care Manager\n\nAbout the role\n"

SAID = {
    "age": """
We are looking for digital natives who live online.
You are a recent college grad with big ideas.
Ideal for a young, dynamic team.
We want someone with a youthful outlook.
Great opportunity for new college graduates.
We are a young and hip startup.
Maximum 5 years of experience, please.
You bring the energy of a 25-year-old.
Applicants should be between 25 and 35 years old.
Age 21 to 35 preferred.
Must be under 35 years of age.
Candidates aged 18-30 only.
This is the perfect job for a stay-at-home mom or retiree.
Supplement your retirement income.
Class of 2024 or later graduates only.
We want a seasoned professional with grey hair.
No old-school thinkers.
A tech-savvy millennial would thrive here.
Our team's average age is 27.
We're a youthful company.
Perfect first job out of college.
Early in your career? Fresh out of school? Apply!
Fresh out of university graduates welcome.
Our fun, youthful office has energetic people.
Junior candidates only; not for over-the-hill types.
Recent high school graduates encouraged.
You are tech-savvy from birth and grew up with social media.
We need new blood.
You have a high energy level.
You're a sprightly, energetic person.
Age: 20-30
Age limit: 40 years
Minimum age 25, maximum age 40.
Preferably below 30 years.
Candidate should not be more than 35 years of age.
Looking for college-aged people.
You are an up-and-coming young professional.
An old hand would be bored here; no dinosaurs.
We want mature applicants.
Max. age 35
Born after 1990? Apply!
You're in your early 20s and ready to travel.
You should be under the age of 35.
Must have graduated within the last two years.
Ideal for Zoomers.
AGES 22-32
A “youthful” crew
""",
    "ableist": """
Things can get crazy around here during the holidays.
Our insane growth needs people.
You suffer no fools and go nuts for data.
Must be physically fit and able-bodied.
We need someone with 20/20 vision.
Must have normal vision and hearing.
You have a high tolerance for stress and a thick skin.
Must be able to work standing for 8 hours.
Must be able to stand and walk for extended periods.
Must be able to sit at a desk for long periods.
Requires the ability to lift 50 pounds.
Must be able to lift up to 50 lbs.
Must be able to bend, kneel and crouch.
Must be able to see, hear and speak clearly.
Must have a valid driver's license.
A valid driver's license is required.
Don't be lame.
No dumb questions here.
We don't want to be blindsided.
You find our blind spots.
You are OCD about details.
You are slightly obsessive about quality.
The schedule is bipolar.
You are a spaz about spreadsheets.
Our process is idiot-proof, even a moron could use it.
We help the handicapped.
Excellent physical and mental health required.
Candidates must be mentally stable.
Must be in sound health.
You are sane and of sound mind.
You never turn a deaf ear to customers.
You are stark raving mad about service.
Paralyzed by choice? Not you.
Sound body and mind needed.
You must be free of illness and disability.
Must be able to climb stairs.
You must have good manual dexterity and perfect eyesight.
Our team is addicted to winning.
Must be comfortable in a noisy environment without hearing problems.
Able bodied persons only.
Must be able to type 60 words per minute with both hands.
Must speak clearly and have no speech impediment.
Work well under pressure and handle stress.
Ability to handle a high-stress environment.
You have no physical or mental limitations.
The candidate must possess the physical capacity to perform.
You aren't blind to details.
Healthy individuals only.
Normal colour vision is needed.
No mental health issues, please.
""",
    "culture": """
We want native English speakers.
English mother tongue required.
Must be a native speaker of French.
English as a first language is required.
You have no accent.
We are looking for a culture fit.
You'll be a great cultural fit.
Must fit in with our culture.
We work hard and play hard.
We have beer on Fridays and a ping-pong table.
Join our tribe.
You'll be one of our spirit animals.
We hold powwows every Monday.
We're like a family here.
Join our family!
Must be a US citizen.
U.S. citizenship required.
Only EU citizens may apply.
Local candidates only.
Must have US work experience.
Canadian experience required.
Must be American-born.
You must be clean-shaven and neat in appearance.
We need attractive front-desk staff.
Must have a polished, professional appearance.
Short hair, no visible tattoos, no dreadlocks.
We celebrate Christmas, so attend our Christmas party.
Must be from a top-tier university.
Ivy League graduates preferred.
Degree from a prestigious university.
You went to an elite school.
We're looking for a bro who codes.
Happy hour every Friday.
We value a Christian attitude.
You know how to blacklist an IP.
We have grandfathered accounts.
We keep a tribal knowledge wiki.
The low man on the totem pole makes coffee.
Off the reservation thinkers welcome.
Must be well-groomed.
Neutral accent preferred.
No headscarves.
We don't sponsor foreigners.
Indian nationals only.
Must speak proper English.
Near-native English is a must.
Native Mandarin speaker preferred.
Degree from a top-10 university.
Only Canadian citizens will be considered.
No foreign accent, please.
Caucasian preferred.
""",
    "aggressive": """
We need an aggressive closer.
You will dominate the market.
You crush your targets.
You crush it every day.
You kill it on the phone.
You have a killer instinct.
You're a hunter, not a farmer.
We want people who are hungry.
We take no prisoners.
You win at all costs.
You do whatever it takes.
Sink or swim.
You thrive in a cutthroat market.
This is not a 9-to-5 job.
You'll be in the trenches with us.
Join our war room.
We want warriors.
You attack problems head-on.
You destroy the competition.
Beat the competition.
Lazy people need not apply.
If you can't take the heat, stay out of the kitchen.
If you are not willing to work weekends, do not apply.
No clock-watchers.
No job hoppers.
No crybabies.
Don't waste our time.
Time wasters will be ignored.
Excuses will not be accepted.
Only the strong survive here.
We fire fast.
Failure to comply will result in termination.
Only serious candidates apply.
Only the best need apply.
This job is not for the faint of heart.
You bleed our colors.
You eat, sleep and breathe sales.
You will outgun the competition and conquer new markets.
We're fierce competitors.
Cut-throat competitive spirit.
You're a street fighter.
You'll be battling it out daily.
Bulletproof work ethic.
You work under extreme pressure.
You must be willing to work 60+ hours a week.
Weak performers will be weeded out.
Slackers need not apply.
You take ownership and kick butt.
We expect you to smash your quotas.
You are ruthless about priorities.
Failure is not an option.
Go big or go home.
We go to war for our clients.
Sales assassin wanted.
We eat problems for breakfast.
""",
    "personal-data": """
Please state your age and marital status.
Send your CV with a recent photograph.
Attach a photo to your application.
Please include a headshot.
CV with photo required.
State your nationality and religion.
Are you married?
Do you have children?
Do you plan to have children?
Do you plan to start a family?
How old are you?
What is your date of birth?
When did you graduate from high school?
Include your DOB.
Please give your D.O.B. and sex.
Please give your current salary.
Provide your salary history.
What do you currently earn?
What was your last salary?
Send your last three pay slips.
Please mention your current CTC and expected CTC.
State your present and expected salary.
State your current and expected salary.
Where were you born?
Are you a US citizen?
What is your native language?
What church do you attend?
Do you have any disabilities?
Have you ever been arrested?
Do you smoke?
Non-smokers only.
Married men preferred.
Single women preferred.
No children at home.
Please mention your religion.
Please mention your caste.
Please include your weight and height.
Have you ever filed a workers' compensation claim?
Give your Social Security number.
What is your sexual orientation?
State your gender.
Provide a link to your Facebook profile.
Are you pregnant?
Please tell us your birthday.
Include age, gender and marital status in the cover letter.
Candidates must disclose previous compensation.
Include salary requirements and history.
Include your salary history with your application.
What is your maiden name?
Tell us about your family situation.
Do you have reliable childcare?
Please indicate your race.
What type of military discharge did you receive?
Are you a union member?
Please attach a copy of your passport.
Send us your birth certificate.
List all medications you take.
""",
}

INNOCENT = {
    "age": """
You will market our young families' product line.
You design our young families product line.
Our native apps run on iOS and Android.
You help young people find housing.
You support customers of every age.
You must be at least 18 years old.
You must be 21 or older to serve alcohol.
You must be at least 21 years of age to serve alcohol, as required by law.
We have a mature engineering culture.
Our energy customers call about heating.
You work in a mature industry.
You recruit recent graduates for our clients' programs.
We are an equal opportunity employer and do not discriminate by age.
You keep the reports young readers can follow.
Kids' wear for boys and girls is our main line.
You serve boys' and girls' wear customers.
Our renewable energy team grows.
Age is no barrier here.
All ages are welcome.
You sell energy-efficient boilers.
You check the average age of open tickets.
You report on backlog age and first response time.
You run our loyalty program for students and seniors.
You lead senior staff.
You answer senior customers with care.
You work with nurses on the young children's ward.
You teach young children aged 3 to 5.
You read to children between 3 and 5 years old.
Accounts aged 60 to 90 days go to collections.
Our cheese is aged 18 months.
You sort mail for the Young Street branch.
You coach girls' soccer for the Boys & Girls Club.
Nobody under the age of 18 may serve alcohol.
You care for patients under the age of 12.
You mentor girls in coding clubs.
You help retirees choose a plan.
""",
    "ableist": """
You send a blind copy to the manager.
Report issues of the dominant hand controllers.
We run a stand-up meeting each day.
You keep our blind-friendly product accessible.
You serve deaf and blind customers.
We support people with disabilities.
You lift the mood.
The blinds department of our shop is yours.
Window blinds and shades are our products.
You help customers with nuts, bolts and screws.
Mixed nuts are part of the range.
Blind hiring: names are hidden.
You're able to walk customers through a setup.
You walk customers through each step.
You speak with customers and hear them out.
You lift weights with clients at our gym.
Our mental health benefit pays for therapy.
You support patients with bipolar disorder.
You work with special needs children.
You see the whole picture.
You handle calls about ADHD medication.
Ability to lift 50 lbs with or without reasonable accommodation.
Able to lift 20 kg, with or without accommodation.
Our benefits cover addiction care.
Standing desks for everybody.
You staff the desk of the Crazy Horse Memorial.
You promote good health among residents.
A lame horse needs a vet at once.
You sell good hearing aids.
""",
    "culture": """
Our native apps run on iOS.
You care for native plants.
We build cloud-native software.
You support native advertising.
We serve Native American communities.
You work with tribal governments.
We offer an attractive salary.
You fit kitchens for customers.
You make the displays in our shop attractive.
You make our offers attractive to customers.
Attractive employee discounts.
A good fit between shoe and foot matters: you measure feet.
You help customers find the right fit.
You find the perfect fit for each customer.
You serve families of patients.
You'll be part of our Family Services team.
Parental and family leave.
The keg line of our brewery is yours.
You run happy hour at our bar and serve guests.
You serve drinks at happy hour.
You lead our ping pong club for guests.
You answer guests of our tribe-owned casino.
You must be authorized to work in the United States.
Sponsorship is available.
You teach pupils whose mother tongue is Arabic.
You plan Christmas parties for guests.
You sell beard oil.
You trim beards and color hair.
You represent the tribe at county meetings.
You assist foreigners new to our town.
""",
    "aggressive": """
You serve our hunters and anglers.
You support hunting and fishing customers.
You help combat fraud.
You work with combat veterans.
You survive audits with good records.
You help cancer survivors.
You fight fraud with our risk team.
You feed hungry families at our food bank.
Feed the hungry in our town.
You ride 24/7 support rotations of four days each.
Our 24/7 support team rotates.
Zero tolerance for harassment.
We do not tolerate harassment.
You pack high-pressure cleaners.
You crush grapes at our winery.
You attend the Army of volunteers.
You lead the Salvation Army store.
The candidate reports to the fire fighter captain.
You handle weapons compliance.
Attack surface management is our product.
You reply to customers within a day.
We serve soldiers and their families.
Sharks and rays are our exhibit.
You answer guests of the Shark Reef aquarium.
Dominant languages are English and Spanish.
You care for aggressive dogs in the shelter.
You calm upset or aggressive callers.
You track dominant species in the wetland.
You support aggressive timelines.
You destroy expired medicines.
You answer calls at Hunter College.
You work for the Bulldog Brewing Company.
You feed hungry animals.
No excuses needed: take the leave that you need.
You plan trips for hunters.
You serve wounded warriors.
""",
}


def told_of(sentence: str) -> set[str]:
    made = subject(TITLE + sentence)
    found = [each for each in checks.run(made) if each.text]
    assert all(made.reading.text[each.start : each.end] == each.text for each in found)
    assert len({(each.check, each.start) for each in found}) == len(found), "told twice"
    return {each.check for each in found}


@pytest.mark.parametrize("check", SAID)
def test_what_people_write_is_found_once_and_where_it_stands(check: str):
    sentences = SAID[check].strip().splitlines()
    assert len(sentences) >= 20
    assert [sentence for sentence in sentences if check not in told_of(sentence)] == []


@pytest.mark.parametrize("check", INNOCENT)
def test_what_only_looks_like_it_is_not_found(check: str):
    sentences = INNOCENT[check].strip().splitlines()
    assert len(sentences) >= 18
    assert [sentence for sentence in sentences if check in told_of(sentence)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "We don't ask for photos.",
        "Please leave out your photo and date of birth.",
        "Please do not include a photograph, your age or marital status.",
        "Résumés come without a photo.",
        "We never ask for your salary history.",
        "We hire regardless of marital status, age or religion.",
        "Voluntary: you may tell us your gender; it is kept apart from your application.",
    ],
)
def test_a_sentence_that_refuses_personal_data_asks_for_none(sentence: str):
    assert "personal-data" not in told_of(f"\n\nHow to apply\n{sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Don't forget to send a photo.",
        "Applications without a photo will not be considered.",
        "No cover letter is needed; please send a photo.",
        "What is your sexual orientation?",
    ],
)
def test_a_sentence_that_insists_on_them_does(sentence: str):
    assert "personal-data" in told_of(f"\n\nHow to apply\n{sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Verify each customer's date of birth.",
        "Experience with callers' dates of birth and bank details.",
        "Update members' marital status in the system.",
    ],
)
def test_what_a_person_does_with_other_peoples_data_is_no_question(sentence: str):
    assert "personal-data" not in told_of(sentence)


def test_a_task_that_may_be_done_with_an_adjustment_shuts_nobody_out():
    assert "ableist" in told_of("You must be able to lift 50 lbs.")
    assert "ableist" not in told_of("You must be able to lift 50 lbs, with or without accommodation.")


def test_a_blank_in_a_phrase_stands_for_any_number_and_for_nothing_else():
    assert "age" in told_of("We want people under 37 years.")
    assert "age" not in told_of("We want people under many years.")
    assert "age" not in told_of("You bring less than stress under 5 years of experience.")
    assert any("_" in word for entry in WORDS.lists["age"].entries for word in entry.words)


def test_a_request_under_a_wrong_heading_is_one_all_the_same():
    request = "Please send your CV with photo, date of birth and your current salary to the tower."
    found = [
        each.text
        for each in checks.run(subject(f"Keeper\n\nWe offer\n- Lamps\n\n{request}"))
        if each.check == "personal-data"
    ]
    assert found == ["with photo", "date of birth", "current salary"]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Our founder Maria says that she built it for nurses.", False),
        ("Our founder Maria opened a shop. She runs it still.", False),
        ("A guest told us that he felt at home.", False),
        ("The pronouns of our chef are she/her.", False),
        ("The candidate greets a guest as if he were at home.", True),
        ("The manager helps a customer when he can.", True),
        ("He will lead a team.", True),
    ],
)
def test_somebody_else_may_be_a_woman_or_a_man_and_the_candidate_may_not(sentence: str, named: bool):
    assert ("gendered-terms" in told_of(sentence)) is named


def test_a_competitive_salary_hides_the_pay_only_where_no_pay_is_stated():
    assert "cliches" in told_of("We offer a competitive salary.")
    assert "cliches" in told_of("We offer a competitive salary of up to $60,000 a year.")
    assert "cliches" not in told_of("We offer a competitive salary of $50,000 to $60,000 a year.")


def test_a_word_in_capitals_is_no_name():
    assert "aggressive" in told_of("HUNGRY HUNTERS CLUB")
    assert "aggressive" in told_of("You are a Hunter and a Closer.")
