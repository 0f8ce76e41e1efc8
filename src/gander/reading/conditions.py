"""Words of years, degrees and gates, by category."""

from __future__ import annotations

from gander.reading.headings import listed

BEFORE_SPAN = """
last|past|next|first|every|previous|within|for over|for more than|over the|in the|founded|recent|each
"""
EXPERIENCE = """
experience|experiences|exp|exp.|experienced|kinh nghiệm|erfahrung|expertise|hands-on
"""
YEAR = "year|years|yrs|yr|yoe|y.o.e|năm|jahre|jahren|anos|años"
NOT_YEARS = """
ago|old|degree|program|programme|college|tuổi|in business|in a row|founded|history|warranty|vesting|vest
cliff|runway|anniversary|graduated|visa|contract|growth|residency|residence
"""
ROLE_NOUN = "as a|as an|in a|trong vai trò|ở vị trí|vị trí"
DEGREE_BACHELOR = """
bachelor|bachelors|bachelor's|bachelors'|b.s.|b.s|bs|b.sc.|b.sc|bsc|b.a.|ba|b.tech|btech|b.e.|b.eng|beng
undergraduate degree|bs/ms|bs/ba|ba/bs|cử nhân|đại học|university degree|college degree|university graduate
four-year degree|4-year degree|4 year degree|four year degree|engineering degree|tốt nghiệp đại học
tốt nghiệp cao đẳng
"""
DEGREE_MASTER = """
master's|masters degree|master's degree|master degree|masters'|masters|m.s.|m.s|ms|m.sc.|m.sc|msc|mba|m.tech
mtech|m.eng|meng|thạc sĩ|thạc sỹ|graduate degree|advanced degree|postgraduate degree|masters in|master in
master of
"""
NOT_DEGREE = """
ms sql|ms office|ms excel|ms access|ms word|ms project|ms teams|ms windows|ms dynamics|ms powerpoint|ms azure
ms visio|ms-sql|ms-office|ms test|ms build|ms server|ms azure|ms graph|ms fabric|ms 365
"""
"""Products that begin like a master's."""
DEGREE_PHD = "phd|ph.d.|ph.d|phds|doctorate|doctoral|doctoral degree|tiến sĩ|tiến sỹ|dphil"
DEGREE_OTHER = "diploma|associate degree|associate's degree|high school|cao đẳng|vocational"
DEGREE_ANY = """
degree|degree in|degrees|a degree|tốt nghiệp chuyên ngành|graduated from|graduate in|graduate of|bằng cấp
tốt nghiệp các|tốt nghiệp ngành|tốt nghiệp đúng|tốt nghiệp loại
"""
EQUIVALENT = """
or equivalent|equivalent experience|or equivalent experience|equivalent practical experience
equivalent work experience|or relevant experience|or related experience|or equivalent practical
or comparable experience|hoặc tương đương|or similar experience|equivalent combination
equivalent professional experience|or commensurate|or a related|in lieu of
"""
VISA = """
visa sponsorship|sponsor visas|sponsor visa|no visa|work visas|work permit|work permits
work authorization|work authorisation|authorized to work|authorised to work|right to work|eligible to work
eligibility to work|legally authorized|legally authorised|permission to work|permitted to work
employment authorization|h1b|h1-b|h-1b|giấy phép lao động|work visa|work visas|legal right to work
legally work|legal authorization|unrestricted work|visa support|visas provided|visa provided|sponsor work
immigration support|immigration sponsorship|immigration assistance|sponsoring visas|visa sponsor
visa transfer|visa transfers|will sponsor|sponsor h1b|h1b visa|visa assistance
"""
VISA_LOOSE = "sponsorship|visas"
"""Words of other matters too: they need a word of condition beside them."""
VISA_NAME = "visa"
"""Alone it says a visa only in capitals, as in the head of a forum's post; elsewhere it is the company."""
CITIZEN = """
citizen|citizens|us citizen|u.s. citizen|us citizens|u.s. citizens|u.s. citizenship|us citizenship
citizenship|u.s. person|us person|u.s. persons|us persons|permanent resident|permanent residents|green card
lawful permanent|itar|eu citizens|eu citizen|nationals only|quốc tịch
"""
CITIZEN_PLAIN = """
us citizen|u.s. citizen|us citizens|u.s. citizens|u.s. citizenship|us citizenship|u.s. person|us person
u.s. persons|us persons|eu citizen|eu citizens|canadian citizen|canadian citizens|uk citizen|uk citizens
must be citizen|citizens only
"""
"""Names of citizens that are a condition wherever they stand by themselves: a bullet, a part of a header."""
NOT_CITIZEN = """
first class citizen|first-class citizen|first class citizens|first-class citizens|class citizen|class citizens
non-eu citizen|non-eu citizens|corporate citizen|corporate citizenship|global citizen|global citizens
good citizen|good citizens
senior citizens|not an eu citizen|aren't an eu citizen|not a us citizen|not a u.s. citizen|not eu citizens
citizen development|citizen developer|citizen developers|citizen impact|citizen services|citizen service
citizen satisfaction|citizen experience|citizen engagement|citizen data|citizen science|citizen centric
citizen-centric|citizenship and immigration|citizens advice|proof of citizenship|citizen facing
citizen-facing
"""
EXPORT = "itar|export control|export controls|export regulations|export control laws|export compliance"
"""Rules of export: what they call 'protected individuals' is no equal-opportunity text."""
HARD_CONDITION = """
must|required|requires|require|only|need to be|have to be|mandatory|cannot|bắt buộc|is expected|are expected
"""
"""Words that state a condition even under a heading that asks for nothing."""
CLEARANCE = """
security clearance|clearance|ts/sci|top secret|secret clearance|active clearance|dv clearance|sc clearance
polygraph|security cleared|eligible for public trust|eligible for a public trust|public trust clearance
public trust eligible|public trust eligibility|obtain public trust|obtain a public trust|public trust position
hold a public trust|public trust background|public trust investigation|public trust security
"""
CLEARANCE_PLAIN = """
ts/sci|secret clearance|active clearance|security clearance|dv clearance|sc clearance
eligible for public trust|eligible for a public trust|public trust clearance|public trust eligible
"""
NOT_CLEARANCE = """
fda clearance|fda clearances|customs clearance|510(k) clearance|regulatory clearance|clearance sale
polygraph protection
"""
PLACE = """
must be based|must be located|must live|must reside|residing in|reside in|must be in|on-site|onsite|on site
in-office|us only|u.s. only|usa only|us-only|eu only|uk only|europe only|remote (us|in-person|in person
days a week in|days per week in|days in the office|must work from|no remote|local candidates
commuting distance|commutable|should be based|hybrid in|hybrid role|hybrid team|hybrid position|hybrid work
hybrid working|in person team|in-person team|office days|days/week|days / week|in office|no remotes
willing to relocate|willingness to relocate|remote - us|remote - uk|remote-friendly (us|remote in us
remote in the|offices are based in|office-based|office based|work from our|working from our
work from a|in our office|hub office|work in the office|from our office|onsite/hybrid|hiring in the
based remotely in|remote in eu|remote in europe|remote (uk|remote (usa|remote (eu|remote (europe
remote (canada|remote, us only
"""
BARE_PLACE = "in person|in-person|onsite|on-site|on site"
"""Among benefits these alone speak of gatherings and meals, not of where the work is."""
NOT_PLACE = """
in-person customer|in-person selling|in-person sales|in person sales|teams onsite|hybrid work models
value in-person|in-person collaboration|in-person training|in-person engagement
in-person ways|in person ways|in-person meetup|in-person meetups|connect in person|in-office lunches
in-office lunch|in-office meals|in-office snacks|in-person gatherings|in-person retreats|in-person retreat
in-person interview|in person interview|in-person interviews|in person interviews|interviews in person
interview in person|in-person meetings|in person meetings|in-person meeting|in person or|in-person or
onsite gym|on-site gym|onsite interview|on-site interview|onsite interviews|on-site interviews
on-site construction|onsite/remote|on-site/remote|remote/onsite|onsite or remote|remote or onsite
onsite lunch|on-site lunch|onsite parking|on-site parking|on-site childcare|onsite visits|on-site visits
on-site visit|on-site support|customer onsite|in-person events|in person events|in-person offsites
remote (us timezones|remote (us time|remote (eu time|remote (eu timezones|remote (european time
hybrid role combines|on-site with customers|onsite with customers|onsite client|client onsite
on-site at customer|in-person onboarding|onsite meals|onsite amenities|on-site amenities|onsite customer
"""
TIMEZONE = """
time zone|time zones|timezone|timezones|overlap|hours overlap|utc|gmt|est|pst|cet|eastern time|pacific time
múi giờ|working hours overlap|cest|edt|pdt|central time|mountain time
"""
ZONE = "pt|et|ct|mt|est|pst|cet|ist|jst|bst|aest|sgt|eastern|pacific|central"
"""Zones right behind a time of day ('9 AM to 12 PM PT'): a schedule."""
EVENT = "deadline|applications will close|applications close|webinar|info session|apply by|apply before"
"""What has an hour and is no schedule."""
LICENCE = """
driver's license|driver license|driving license|driver's licence|driving licence|drivers license|bằng lái
professional license|professional licence|licensure|board certified|license required|active license
valid license|state license|medical license|rbt certification|certification as an lpn|nursing license
"""
TRAVEL = """
willing to travel|willingness to travel|ability to travel|able to travel|available to travel
required to travel|travel required|travel is required|requires travel|travel requirements|travel up to
% travel|occasional travel|frequent travel|domestic travel|international travel|regular travel
minimal travel|travel to and from|travel as needed|travel to client|travel to customer|travel for
business trip|business trips|business travel
open to travel|some travel|travel occasionally|công tác|đi công tác|reisebereitschaft
"""
LANGUAGE = """
english|fluent english|tiếng anh|japanese|tiếng nhật|german|french|spanish|chinese|mandarin|korean
vietnamese|tiếng việt|deutsch|toeic|ielts|jlpt|toefl|portuguese|dutch|italian|cantonese|arabic|polish
russian|thai|native speaker|bilingual|n1|n2|n3|b2|c1
"""
LANGUAGE_DEMAND = """
fluent|fluency|proficient|proficiency|native|excellent|good|strong|written|verbal|spoken|speak|speaking
communicate|communication|level|advanced|intermediate|skills|skill|required|must|command|tốt|giao tiếp
thành thạo|đọc|đọc hiểu|trình độ|present in|ability in|conversational|business|fließend
toeic|ielts|jlpt|toefl|bilingual|upper-intermediate
professional working
"""
OVERLAP = """
overlap|overlapping|within|between|+/-|remote|based|core hours|core working hours|business hours|available
availability|shift|schedule|align
"""
BASED = "based in|located in|based out of|làm việc tại"
ROLE_SUBJECT = "role|position|candidate|candidates|you|must|looking for|hiring|applicants"
EQUAL = """
regardless|race|religion|discriminate|discrimination|disability|veteran|gender|sexual orientation
national origin|protected|chủng tộc|without regard|harassment|marital status|ancestry|pregnancy
genetic information|immigration services|e-verify|everify|i-9|form i-9|citizenship status
"""
UPTO = "up to|less than|under|no more than|dưới|tối đa|at most|maximum"
OBTAIN = """
obtain|hold|holding|eligible|eligibility|must|required|requires|require|requirement|active|possess|able to
only|need|needs|necessary|cannot|can't|unable|not able|do not|don't|without|no|not|willing|ability|up to
occasional|occasionally|authorized|authorised|authorization|yêu cầu|sẵn sàng|bắt buộc|%|expected|have to
"""
COUNTS = {
    1: "one|một",
    2: "two|hai",
    3: "three|ba",
    4: "four|bốn",
    5: "five",
    6: "six|sáu",
    7: "seven|bảy",
    8: "eight|tám",
    9: "nine|chín",
    10: "ten|mười",
}
DEGREE_LINK = "in|or|degree|and|level|required|from|with|(hons)"

CONDITIONS: dict[str, list[str]] = {
    "before span": listed(BEFORE_SPAN),
    "experience": listed(EXPERIENCE),
    "year": listed(YEAR),
    "not years": listed(NOT_YEARS),
    "role noun": listed(ROLE_NOUN),
    "degree bachelor": listed(DEGREE_BACHELOR),
    "degree master": listed(DEGREE_MASTER),
    "degree phd": listed(DEGREE_PHD),
    "not degree": listed(NOT_DEGREE),
    "degree other": listed(DEGREE_OTHER),
    "degree any": listed(DEGREE_ANY),
    "equivalent": listed(EQUIVALENT),
    "visa": listed(VISA),
    "citizen": listed(CITIZEN),
    "citizen plain": listed(CITIZEN_PLAIN),
    "not citizen": listed(NOT_CITIZEN),
    "export": listed(EXPORT),
    "hard condition": listed(HARD_CONDITION),
    "clearance": listed(CLEARANCE),
    "clearance plain": listed(CLEARANCE_PLAIN),
    "not clearance": listed(NOT_CLEARANCE),
    "zone": listed(ZONE),
    "event": listed(EVENT),
    "visa loose": listed(VISA_LOOSE),
    "visa name": listed(VISA_NAME),
    "place": listed(PLACE),
    "not place": listed(NOT_PLACE),
    "bare place": listed(BARE_PLACE),
    "timezone": listed(TIMEZONE),
    "licence": listed(LICENCE),
    "travel": listed(TRAVEL),
    "language": listed(LANGUAGE),
    "language demand": listed(LANGUAGE_DEMAND),
    "overlap": listed(OVERLAP),
    "based": listed(BASED),
    "role subject": listed(ROLE_SUBJECT),
    "equal": listed(EQUAL),
    "up to": listed(UPTO),
    "obtain": listed(OBTAIN),
    **{f"count {number}": listed(words) for number, words in COUNTS.items()},
    "degree link": listed(DEGREE_LINK),
}
"""Every category with its phrases."""
