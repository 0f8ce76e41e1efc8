"""Headings of postings in English, Vietnamese and German, by what the lines below them mean.

Why:
    Four kinds are enough for requirements: the person must have it, it would be nice, it is what the team
    has or does (context), or it asks nothing of anybody (ignore: benefits, pay, equal-opportunity text).
"""

from __future__ import annotations

MUST = """
requirements|requirement|job requirements|role requirements|key requirements|minimum requirements
basic requirements|technical requirements|general requirements|position requirements|essential requirements
fundamental requirements|candidate requirements|skill requirements|other requirements
qualifications and job requirements|qualifications|qualification|minimum qualifications|basic qualifications
required qualifications|key qualifications|required|required skills|required experience
required skills and experience|required skills & experience|required knowledge|required competencies
must have|must haves|must-have|must-haves|must have skills|essential|essential skills|essential experience
essential criteria|essential capabilities|mandatory|mandatory skills|you|what you bring|what you'll bring
what you will bring|what you should bring|you bring|you'll bring|what you have|what you'll have|you have
you'll have|you should have|you must have|what you need|what you'll need|what you will need|you need
you'll need|what we need|what we're looking for|what we are looking for|what we look for|we're looking for
we are looking for|what are we looking for|who we're looking for|who we are looking for
who are we looking for|who you are|who are you|who is this for|about you|is this you|could that be you
you are|you're|this is you|this could be you|you might be|who you might be|your profile|your background
your experience|your skills|your skills and experience|your skills & experience|your qualifications
your expertise|your strengths|the ideal candidate|ideal candidate|an ideal candidate|ideal candidate profile
candidate profile|our ideal candidate|skills and experience|skills & experience|skills and qualifications
skills & qualifications|skills & requirements|skills and requirements|skills required|skills needed|skills
technical skills|hard skills|soft skills|core skills|key skills|core competencies|competencies
key competencies|technical competencies|technical expertise|expertise|experience|experiences
experience required|experience and skills|experience & skills|experience and qualifications
experience & qualifications|relevant experience|background and experience|background|education
education and experience|education & experience|education requirements|educational requirements
qualities we look for|what we will look for|what we'd like to see|what we want to see
what it takes|what you'll need to succeed|what you need to succeed|to be successful|how to be successful
to succeed|you might be a good fit if|you may be a good fit if|you could be a great fit if
you'll be a great fit if|you're a great fit if|you'll thrive|you will thrive|a good fit if|good fit
great fit|great match|you might thrive|you know|you should apply if|we'd love to hear from you if
what makes you a great fit|what makes you a good fit|we expect|our expectations|what we expect|expectations
we ask|we seek|desired skills and experience|knowledge and skills|knowledge, skills|profile
job specification|person specification|skills you should have|skills you'll need|skills you should hodl
skills you have|preferred profile|the person|the candidate|you will have|licenses|certifications
license/certification|programming skills|technical qualifications|technical skills and experience
professional experience|work experience|yêu cầu|yêu cầu công việc|yêu cầu ứng viên|yêu cầu chung
yêu cầu chuyên môn|yêu cầu kỹ thuật|yêu cầu về|yêu cầu bắt buộc|bắt buộc|kỹ năng bắt buộc|kỹ năng chuyên môn
kỹ năng|kỹ năng mềm|kỹ năng cần có|kinh nghiệm|kinh nghiệm chuyên môn|kinh nghiệm làm việc|trình độ
trình độ học vấn|học vấn|kiến thức|kiến thức chuyên môn|tiêu chuẩn|tiêu chuẩn tuyển dụng|tiêu chí|criteria
key criteria|selection criteria|core requirements|chúng tôi tìm kiếm|chúng tôi cần|ứng viên cần có
yêu cầu khác|bạn cần có|bạn có|yêu cầu kỹ năng|năng lực|điều kiện|dein profil|das bringst du mit
was du mitbringst|was du brauchst|ihr profil|anforderungen|dein hintergrund|you'll thrive here if
you'll thrive here if you|you will thrive here if|this role is for you if|this is for you if
you belong here if|you are in the right place if|personal attributes|key attributes|professional attributes
attributes|what we require|looking for|we look for|we're searching for|your dna
what will help you be successful|what makes a good candidate|what we'll look for|most relevant skills
relevant skills|technical proficiency|academic qualifications|academic qualifications and certifications
the right candidate|what you've done before|technical experience we value|experience we value
you should join us if|you should join us if you|what we're searching for|the intangibles
what cultural values you need|must|have you|do you have
you'll be successful in this role if|you will be successful in this role if|you'll succeed in this role if
you will succeed in this role if|you'll be successful if|you will be successful if|what you've done
what you have done
"""

NICE = """
what will make us love you|what would make us love you|nice to have|nice to haves|nice-to-have|nice-to-haves
nice to have skills|nice if you have|it would be nice|bonus|bonus points|bonus points if|bonus points for
bonus skills|bonus if you have|bonuses|brownie points|extra points|extra credit|pluses|plus|plus points
a plus|big plus|it's a plus|is a plus|preferred|preferred qualifications|preferred skills
preferred requirements|preferred experience|preferred skills and experience|preferred technical
preferred but not required|ideal but not required|ideal, but not required|not required|desirable
desirable skills|desirable experience|desired|desired skills|desired qualifications|desired experience
good to have|great to have|additional skills|additional qualifications|optional|optional skills|even better
even better if|what will set you apart|sets you apart|set you apart|stand out
ways to stand out from the crowd|ways to stand out|how to stand out|what makes you stand out
you'll stand out|you stand out|extra awesome|icing on the cake|advantage|advantages|an advantage
advantageous|it's a bonus|we'd love if|we'd love it if|would be a plus|would be great|would be nice|ideally
ideally you have|pluspunkte|là lợi thế nếu có|lợi thế nếu có|điểm cộng nếu|ưu tiên nếu có|ưu tiên nếu
von vorteil|super if you|bonus experience|helpful experience|beneficial|ưu tiên|ưu tiên ứng viên|điểm cộng
lợi thế|là lợi thế|là một lợi thế|điểm cộng nếu có|kỹ năng ưu tiên|yêu cầu ưu tiên|ideally you'd have
ideally, you'd have|preferable|bonus points if i have|good-to-have|bonus points but not required
strong candidates may also have|what we'd love to see|we'd love to see|other nice|what we'd also love
extra plus|desiderata
"""

CONTEXT = """
responsibilities|responsibility|key responsibilities|main responsibilities|primary responsibilities
core responsibilities|your responsibilities|job responsibilities|roles and responsibilities
roles & responsibilities|role and responsibilities|role & responsibilities|duties
duties and responsibilities|main duties|essential duties|essential functions|key duties
responsibilities include|tasks|your tasks|key tasks|main tasks|what you'll do|what you will do|what you do
what you'll be doing|what you will be doing|what you'll work on|what you'll be working on
what you will work on|what will you do|what you'll own|what you will own|what you'll build
what you will build|what you'll learn|what you'll achieve|you will|you'll|in this role|in this role you will
as a|your role|the role|about the role|about this role|role overview|role summary|role description
the position|about the position|position overview|position summary|position description|job description
job summary|job overview|job scope|job purpose|about the job|the job|overview|summary|your mission|mission
the mission|our mission|your impact|the impact|how you'll make an impact|how you will make an impact|impact
scope|scope of work|the opportunity|about the opportunity|opportunity|the challenge|challenges you'll meet
your challenge|day to day|day-to-day|a day in the life|what would your day-to-day look like
what success looks like|success looks like|goals|objectives|key objectives|projects|sample projects
example projects|key deliverables|deliverables|why this role|why this role matters|why this role exists
main activities|activities|key accountabilities|accountabilities|outcomes|about us|about the company
about our company|company overview|company description|the company|who we are|who are we|what we do
what we are building|what we're building|how we work|how we do it|our story|our client|about the client
about the team|the team|our team|meet the team|team|about the project|the project|project
project description|tech stack|our tech stack|the tech stack|our stack|the stack|stack|technology stack
technologies|technologies we use|tech|our tech|our technology|our technologies|tools|tools we use
tech we use|technical environment|development environment|environment|what we use|our toolbox
stack you'll work with|what you will work with|what you'll work with|introduction
what sets our platform apart|what makes us different|product|the product|our product|our products
background on us|what to expect|first 30 days|first 90 days|within 3 months|within 6 months|job title
department|reports to|reporting to|mô tả công việc|trách nhiệm|trách nhiệm chính|nhiệm vụ|nhiệm vụ chính
công việc chính|công việc|mô tả|vai trò|về chúng tôi|giới thiệu|giới thiệu công ty|về công ty|về dự án
mục tiêu|mục tiêu công việc|mục đích công việc|bạn sẽ làm gì|công nghệ sử dụng|dự án|môi trường làm việc
die rolle|deine aufgaben|aufgaben|deine rolle|was dich erwartet|über uns|role|role purpose|technology
as part of this role you will|roles|open roles|description|the technical challenge|technical challenges
what does this role involve|what you get to do|this role is responsible for|specific responsibilities
outcomes|outcomes for this role|key outcomes
first three months|first six months|daily tasks|what you will achieve
what you'll achieve and key responsibilities|we're hiring for|current openings|where you can make an impact
what problems will you be solving|example initiatives|interesting things we're working on|things you'll do
some of our projects|our projects|our recent projects|recent projects|some of our recent projects
a few of our projects|some recent projects|current projects|our current projects|what we value
"""

IGNORE = """
benefits|our benefits|benefits and perks|benefits & perks|perks|perks and benefits|perks & benefits
our perks|what we offer|what we can offer|what we can offer you|we offer|our offer|what's in it for you
what you'll get|what you get|what you can expect from us|therefore we offer|compensation|compensation range
compensation and benefits|compensation & benefits|job compensation range|pay|pay range|pay transparency
salary|salary range|salary range information|annual salary|total rewards|rewards|why join us|why join
why you should join us|why work with us|why you'll love|why you'll like working here|why us
why you'll love working here|our values|core values|our core values|values|our culture|culture|life at
how to apply|apply now|apply|to apply|application process|interview process|hiring process|the process
our process|our interview process|standard interview process|recruitment process|selection process
next steps|how we hire|equal opportunity|equal opportunity employer|equal employment opportunity
equal employment opportunity statement|eeo|eoe|diversity|diversity and inclusion|our commitment
our commitment to diversity|diversity, equity|inclusion|accommodations|reasonable accommodations|privacy
privacy notice|disclaimer|note to recruiters|notice to recruiters|physical requirements|physical demands
itar requirements|right to work|working conditions|work location|work schedule|schedule
additional information|additional notes|other notices|referral instructions|a final note|final note
please note|follow us|learn more|learn more about us|more about us|backed by|our investors|funding|press
in the news|locations|location|time off|health|wellness|insurance|retirement|vacation|growth
learning and development|equity|equity and benefits|what you can expect|contact|contact us|life at company
legal|fair chance|background check|export control|quyền lợi|phúc lợi|chế độ|chế độ phúc lợi|chế độ đãi ngộ
quyền lợi được hưởng|lợi ích|tại sao|vì sao bạn nên|địa điểm làm việc|thời gian làm việc|cách thức ứng tuyển
liên hệ|mức lương|thu nhập|lương|đãi ngộ|wir bieten|was wir bieten|das bieten wir|benefits für dich
community|logistics|employee benefits|work with us|applying|application|relocation assistance provided
this role isn't for you if|you're unlikely to thrive here if|you might not be a fit if
this is not for you if|this isn't for you if|you should not join if|why this might not be for you
this role is not for you if|why you should or shouldn't apply|who should not apply|not a fit if|safeguarding
privacy policy|fraud alert|recruitment fraud|the offer|offer|the package|reasons to join us
work authorization|visa sponsorship|what you don't need|what you do not need
"""

OPENINGS = {
    "context": "about|meet|hello|who is|what is|how we|our",
    "ignore": "why|life at|working at|benefits|perks|join|compensation|how to apply|equal|benefits for",
}
"""First words of a short line that make a heading whatever follows ('About Acme', 'Why Acme')."""

HINT_NICE = """
bonus|a plus|big plus|strong plus|nice to have|nice-to-have|preferred|desirable|desired|an advantage|advantage
extra credit|extras|stand out|standout|sets you apart|set you apart|competitive edge|an edge|optional
you also have|may also have|might also have|also great|it'd be great|would be great|helpful|differentiators
extra signal|strong signal|we prefer|you'd ideally|ideally|brownie points|great to haves|good to haves
also love|even better|ưu tiên|điểm cộng|lợi thế|preferences|may also|not required|not mandatory
"""
HINT_MUST = """
fit if|fit has|thrive|you have|love to hear from you if|love to meet you if|love to meet you|talk to you if
speak with you if|successful|requirements|qualifications|required|must have|you bring|you'll bring
you will bring|you need|you'll need|to excel|ideal candidates|ideal candidate|ideal hire|ideal person
a candidate|candidates with|strong candidates|excited about you|apply if|apply to this role if
role is perfect|be for you if|your background|your professional|your skills|essentials|need to have
you might be|you may be|qualities|looking for someone|skills are important|yêu cầu|fit right in|good match
love this role|great fit|good fit
"""
HINT_CONTEXT = """
responsibilities|responsible for|you will|you'll|your day|typical day|your day-to-day|you own
you might work on|duties|our customers|we build|success metrics|key performance|within 1 month
within 3 months|first year
"""
HINT_IGNORE = """
not a great fit|not a good fit|not a fit
benefits|perks|perk|interview|salary|compensation|pto|stipend|not apply|shouldn't apply|not want to apply
not be the right fit|not be a fit|not the right fit|may struggle|might struggle|we offer|you'll get
you will get|not be for you|not for you|isn't for you|don't apply|struggle here|need to know about
working with us|love working|our values|values|we believe|learn more|believe in|love it here
"""
REFUSAL = """
who you are not|who you're not|who you aren't|who this isn't for|who this role isn't for|who this is not for
who this role is not for|who it's not for|not for you|isn't for you|not be for you|not the role for you
not the job for you|not right for you|not the right role|not the right job|not good for you
what this role is not|what this role isn't|what this is not|what this isn't|not apply if|shouldn't apply
should not apply|don't apply if|not want to apply|not apply to this role|not join if|not a fit|not be a fit
not be the fit|not the right fit|not be the right fit|not a good fit|not be a good fit|not a great fit
not a good match|not looking for|reasons not to apply|won't like it here|will not like it here|won't enjoy
will not enjoy|won't be happy|will not be happy|hate this job|hate this role|hate it here|struggle here
you'll struggle|you will struggle|will not succeed|won't succeed|will not thrive|won't thrive|red flags
you are not|bạn không phù hợp|không phù hợp nếu
"""
"""Words in a heading of whom they do not want: nothing below it is asked for."""
FOOTER = """
similar jobs|similar job|related jobs|more jobs|more jobs for you|jobs you may like|jobs you might like
jobs you may be interested in|you may also like|recommended jobs|recommended for you|people also viewed
similar job openings|similar openings|related openings|related job openings|other jobs you may like
more job opportunities for you|more jobs like this|similar roles|việc làm tương tự|việc làm liên quan
các việc làm khác|việc làm khác|có thể bạn quan tâm|ähnliche jobs
"""
"""Lines below which a board shows other postings."""
HINT_REQUIRED = """
required qualifications|required skills|required experience|required education|required knowledge|requirement
requirements|minimum|mandatory|must
"""
"""Words in a line before a list that make it a heading of requirements, whatever else it says."""
HINT_DESIRED = "desired|desirable|desirables"
"""What is desired is demanded where the text has no other requirements."""


def listed(table: str) -> list[str]:
    """The phrases of a table written with bars and line ends."""
    return [phrase.strip() for phrase in table.replace("\n", "|").split("|") if phrase.strip()]


HEADINGS: dict[str, list[str]] = {
    "heading must": listed(MUST),
    "heading nice": listed(NICE),
    "heading context": listed(CONTEXT),
    "heading ignore": listed(IGNORE),
    "hint must": listed(HINT_MUST),
    "hint nice": listed(HINT_NICE),
    "hint context": listed(HINT_CONTEXT),
    "hint ignore": listed(HINT_IGNORE),
    "refusal": listed(REFUSAL),
    "footer": listed(FOOTER),
    "hint required": listed(HINT_REQUIRED),
    "hint desired": listed(HINT_DESIRED),
    "opening context": listed(OPENINGS["context"]),
    "opening ignore": listed(OPENINGS["ignore"]),
}
"""Every category of headings with its phrases."""
