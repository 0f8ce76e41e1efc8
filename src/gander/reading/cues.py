"""Words that tell what a sentence does with the skills it names, by category.

Why:
    One table a category, matched by the same trie as the skills; how far a cue reaches is decided in the
    file that uses it, not here. Years, degrees and gates have theirs in `conditions`, connecting words in
    `connectors`.
"""

from __future__ import annotations

from gander.reading.headings import HEADINGS, listed

HARD = """
must have|must-have|must know|is required|required:|required experience|required skills|mandatory|you have
proficient in|proficiency in|fluent in|you need to know|need to have|should have|should know|you must
bắt buộc|thành thạo|phải có|ideal candidate|successful candidate|this role requires|requires
you'll need to have|candidate will have|candidates will have|candidate will possess|candidate will bring
candidate should have|candidate must have|candidate has|candidate brings
"""
ADJECTIVE = """
strong|solid|excellent|deep|advanced|extensive|expert|good|great|hands-on|in-depth|exceptional|outstanding
fluent
"""
NAMING = "deep|advanced|solid|fluent"
"""Adjectives that open names ('deep learning', 'Fluent Bit'): they praise only what follows."""
PERSON = """
you|your|you're|you've|you'll|candidate|candidates|applicant|applicants|someone|anyone|who|people|looking for
seeking|we need|needs|need|want|must|required|requires|require|requirement|requirements|skill|skills|skillset
experience|experienced|expertise|knowledge|knowledgeable|ability|able|background|backgrounds|understanding|grasp
prefer|preferred|familiar|familiarity|proficiency|proficient|fluency|hiring|engineer|engineers|developer
developers|dev|devs|plus|a must|bonus|ideal|ideally|chops|bạn|ứng viên|kỹ năng|kinh nghiệm|kiến thức|yêu cầu
du|sie|kenntnisse|erfahrung|biết|thành thạo|nắm vững|hiểu biết|comfortable|command of|mastery|needed|requiring
critical|loves|track record|essential|should be|should have
"""
"""Words that make a sentence one of the person or the work; others speak of a field or a product."""
STACK = """
our stack|our tech stack|our technology stack|our technical stack|tech stack:|technology stack:|stack:
our stack includes|stack includes|we use|we're using|we are using|our current stack|our technologies
chúng tôi sử dụng|tech stack is|our tools|our modern data stack|our data stack
"""
NICE_BEFORE = """
nice to have|nice-to-have|bonus points|bonus point|extra points|brownie points|bonus:|bonus if|bonuses:
as a bonus|bonus skills|ideally|preferably|preferred:|preferred experience|preferred skills
preferred qualifications|preference for|preference given|preference will be given|preferable|desirable:
desired:|desirable skills|desirable experience|optionally|optional:|(optional)|plus if|plus for|plus points
bonus for
plus:
expertise might include|expertise may include|experience might include|experience may include
pluses:|plusses:|pluses include|big plus:|big plus for|huge plus for|plus is|good to have|great to have
even better|would be great if|would be nice if|it helps if|helps if you|not required but|not necessary but
not required, but|not a must but|extra credit|we'd love it if|we'd be thrilled|particularly relevant
particularly interested in|would love|would be awesome|additional credit|added bonus|special consideration
ưu tiên|rất hoan nghênh|hoan nghênh|khuyến khích
điểm cộng|lợi thế nếu|là lợi thế nếu|có lợi thế nếu|là một lợi thế:|là lợi thế:|lợi thế:|a plus:
an advantage:|idealerweise|wünschenswert
"""
NICE_AFTER = """
a plus|is a plus|are a plus|as a plus|plus.|plus!|plus)|plus;|pluses.|pluses|plusses|a big plus|a huge plus
a strong plus|big plus|huge plus|major plus|strong plus|definite plus|a bonus|bonus.|bonus)|bonus!|big bonus
is preferred|are preferred|preferred|preferable|strongly preferred|highly preferred|desirable
highly desirable|desired|nice to have|nice-to-have|nice to haves|an advantage|a big advantage|big advantage
significant advantage|strong advantage|great advantage|added advantage|distinct advantage|advantage.
is advantageous|advantageous|an asset|strong asset|is beneficial|are beneficial|be beneficial|beneficial.
is helpful|are helpful|helpful but|be helpful|is useful|are useful|be useful|useful but|is welcome
are welcome|welcome but|welcomed|very welcome|highly appreciated|be appreciated|is appreciated
are appreciated|is optional|optional|not required but|not required, but|but not required|but not necessary
not mandatory|good to have|great to have|would be great|would be nice|would be ideal|would be awesome
is nice|not a must|not essential|is ideal|but not essential|but isn't required|but aren't required
but is not required|isn't required but|but not a requirement|not strictly required|nice bonus|extra credit
icing on the cake|is desired|are desired|bonus points|extra points|a differentiator|is valued|highly valued
less critical|less important|not critical|will help you ramp|will help you stand out|goes a long way
are relevant|is relevant|is desirable|are desirable|is welcomed|added bonus|is a big plus|a nice plus
or a desire to learn|or the desire to learn|or desire to learn|or a willingness to learn
or the willingness to learn|or willingness to learn|or willing to learn|or eager to learn
is especially valuable|are especially valuable|is particularly valuable|are particularly valuable
is valuable|are valuable|or an interest in learning|or interest in learning|or happy to learn|or want to learn
là lợi thế|là một lợi thế|là 1 lợi thế|là điểm cộng|là một điểm cộng|điểm cộng|lợi thế|được ưu tiên
sẽ được ưu tiên|là ưu tiên|von vorteil
"""
NICE_CLOSING = """
nice to have|nice-to-have|nice to haves|bonus|a bonus|big bonus|desired|optional|a plus|plus|big plus
good to have|good-to-have|not required|would be a plus|is a plus
"""
"""Pluses that cover their whole bullet when they close it in a bracket; '(preferred)' covers one name."""
STRONG = """
must have|must-have|must know|must be|you must|is required|required:|required experience|required skills
requires|we require|mandatory|you have|you've|you know|you are proficient|you're proficient|you need
you'll need|you should|you bring|you possess|should have|should know|should be|need to have|need to know
need to be|needs to have|proficient|proficiency|fluent in|fluency in|fluent with|expert in|expert with
mastery of|demonstrated|proven|candidates should|candidate should|candidate will have|candidates will have
candidate has|candidates have|applicants should|who knows|who know|who has|who have|who is comfortable
who's comfortable|we expect|you are comfortable|you're comfortable|you love|you understand|you're familiar
you are familiar|you are experienced|you're experienced|you'll have|you will have|you're an expert
you are an expert|you're good|you're excited by|well versed in|well-versed in|ideal candidate
the right candidate|right person|successful candidate|bắt buộc|thành thạo|thông thạo|phải có|cần có|nắm vững
nắm chắc|requirements:|requirements include|qualifications:|you require|required skills:
candidate will possess|candidate will bring|candidate brings
"""
LEAD = """
experience with|experience in|experience using|experience working|experience building|experience developing
experience designing|experience of|experience writing|experience deploying|experience programming
experience as|experienced in|experienced with|experienced|knowledge of|working knowledge|knowledge in
familiar with|familiarity with|familiarity in|understanding of|background in|background with|skilled in
skills in|skills with|skills such as|skills like|competency in|competence in|competent in|track record
foundation in|foundations in|fundamentals of|grasp of|exposure to|comfort with|comfortable with
comfortable in|comfortable working|confident with|expertise in|expertise with|expertise across
working experience|prior experience|previous experience|hands-on experience|practical experience|know how to
versed in|years of|years with|years experience|years' experience|ability to
able to|command of|proficient|proficiency|kinh nghiệm về|kinh nghiệm với|kinh nghiệm làm việc
kinh nghiệm trong|kinh nghiệm sử dụng|có kinh nghiệm|có kiến thức|kiến thức về|hiểu biết về|hiểu biết
am hiểu|kỹ năng về|có kỹ năng|sử dụng thành thạo|biết sử dụng|sử dụng tốt|biết|năm kinh nghiệm|erfahrung mit
erfahrung in|kenntnisse|understands|you understand
"""
SEEK = """
looking for|seeking|searching for|we need someone|we need a|we need an|we need people|we need engineers
we need you|we need strong|in need of|we want someone|we want people|want someone|hiring for someone
need someone|in search of|tìm kiếm|cần tuyển|on the lookout for|interested in individuals
interested in people|interested in candidates|interested in someone|someone with|someone who|people with
engineers with|developers with|candidates with|engineer with|developer with|scientist with|scientists with
individuals with|candidate with|individual with|anyone with|those with
"""
KEEPING = """
ensure|ensures|ensuring|maintain|maintains|maintaining|deliver|delivering|provide|provides|providing|offer
offers|offering|promote|promoting|achieve|achieving
"""
"""Verbs right before praise that make it praise of the work, not of the person."""
PRAISE = "strong|solid"
"""Adjectives that at a sentence's start make it one of the person: 'Strong Python, hands-on Kafka'."""
KNOWN = "experience|knowledge|skills|expertise|proficiency|fundamentals|chops"
"""Words right behind a skill that say the person has it."""
PURPOSE = """
to help|to build|to join|to work|to develop|to design|to lead|to create|to drive|to own|to support
to improve|to make|to take|to be|who will|that will|to scale|to bring|to shape|to contribute|to implement
to extend|to solve|to write|to use|to deliver|to grow|to architect|to define|to run|to push|to expand
to maintain|to manage|to transform|to revolutionize|to change|you'll|you will
"""
PASSION = """
passionate about|passion for|excited about|excited by|excited to|excitement|enthusiasm|enthusiastic about
curious about|curiosity for|curiosity about|love for|fascinated by|obsessed with|đam mê|yêu thích
interest in|interested in|interests in|willingness to|willing to|eager to|eagerness to|keen to|keen interest
appetite for|desire to|hunger for|quan tâm đến|hứng thú
"""
AIM = """
to ensure|to build|to create|to manage|to improve|to automate|to support|to optimize|to optimise|to deliver
to drive|to solve|to enable|to communicate|to develop|to analyze|to analyse|to design|to deploy|to help
to enhance|to streamline|to monitor|to recommend|to extract|to identify|to handle|to generate|to collaborate
in order to|for building|for creating|for managing|for developing|for designing|for processing|for analyzing
for automating|for generating|for monitoring|for testing|for optimizing|for improving|for handling
for delivering|for deploying|for maintaining|để
"""
NO_AIM = """
ability|able|how|experience|experienced|capable|capability|desire|passion|willing|willingness|ready|want|need
needed|opportunity|used|eager|skills|skill|expected|expertise|expert|capacity|aptitude|motivated|excited
required|proven|track record|responsible|love|you|similar
"""
"""Words right before 'to …' that make it what the person can do, not what a skill is for."""
MUST_AFTER = """
is required|are required|required.|is a must|are a must|a must|must-have|is mandatory|is essential
are essential|is necessary|are necessary|is expected|bắt buộc|là bắt buộc|experience required
experience needed|a requirement|are what we're looking for|is what we're looking for|are what we look for
is what we look for|must have|required,|required)|required;|mandatory.|mandatory)
skills required|knowledge required|required for this role
"""
DUTY = """
you will|you'll|you'd be|you would|you get to|will be responsible|responsible for|responsibilities include
your job|your role|your work|as a member|gain experience|build experience|opportunity to|chance to
opportunities to|projects may include|projects include|projects might include
bạn sẽ|chịu trách nhiệm|you'll be|candidate will|candidates will|person will|hire will
"""
TEAM = """
our stack|our tech stack|our technology stack|our technical stack|stack is|stack includes|we use|we're using
we are using|we work with|we rely on|we leverage|we build with|we write|we run|we deploy|we're built
built with|built on|built in|built using|built on top of|written in|powered by|runs on|our backend
our frontend|our infrastructure|our platform|our product|our products|our system|our systems|our codebase
our technologies|technologies we use|tools we use|our tools|technologies used|tech we use|our team uses
our team is|our services|we build|we are building|we're building|we develop|we make|we have|we've
our team has|our data|our current|we love|we like|we do|chúng tôi sử dụng|công nghệ sử dụng|our company
our customers|our mission|we help|we provide|we offer|our core|currently using|currently use|we also use
we mostly|we mainly|tech stack:|tech stack is|tech stack includes|technology stack:|stack:|technologies:
tech:|environment:|our tech|our typical stack|our|we|we're|our team|our small team|the team has|team has
founding team|team brings|team includes|leadership team|the founders|our founders|founders have|founded by
co-founders|cofounders|combined experience|collective experience
"""
NOT_BEFORE = """
no|not|don't need|do not need|no need|needn't|don't have to|do not have to|without|never|don't require
do not require|doesn't require|does not require|isn't|not a|aren't|not looking for|don't care|won't need
doesn't matter|no prior|no previous|rather than|instead of|không cần|không yêu cầu|không bắt buộc
"""
NOT_AFTER = """
not required|isn't required|is not required|are not required|aren't required|not needed|isn't needed
not necessary|isn't necessary|aren't necessary|no experience needed|not a requirement|isn't a requirement
unnecessary|không bắt buộc|không cần thiết|doesn't matter|don't matter|not a prerequisite
isn't a prerequisite|don't worry|no worries|no problem if you don't
"""
NEED = """
required|needed|necessary|need|needs|require|requires|requirement|a must|mandatory|have to|experience
expected|prior|previous|prerequisite|matter|care|knowledge|yêu cầu|kinh nghiệm|bắt buộc|cần biết
"""
PEOPLE = """
customers|clients|used by|trusted by|customers include|clients include|customers like|clients like|backed by
alumni of|alumni from|formerly at|veterans of|veterans from|ex-|founded by|companies like|companies such as
companies including|from companies|partners include|partners like|team from|engineers from|talent from
competitors|invested by|investors|investors include|funded by|acquired by|work with companies|partner with
partnered with|partners with|organizations like|brands like|founders of|creators of|led by|previously at
khách hàng|đối tác|experience at companies|experience at|worked at|engineers at|people from|folks from
team members from|leaders from|researchers from
"""
ONE_OF = """
one of|one or more|one or several|one or more of|at least one|any of|at least one of|either|some of|a few of
several of|one of the following|any one of|two or more|at least two|any combination of|một trong
một trong các|một trong những|ít nhất một|ít nhất một trong|1 trong|1 trong các|1 trong những|hoặc một trong
at least 1 of|e.g. one of|a subset of
"""
ONE_OF_THESE = """
one of the following|one or more of the following|at least one of the following|any of the following
either of the following|one of these|at least one of|one or more of|any one of the following
at least one of the following areas|one of the following areas|one or more of the following areas
one of the following technologies|one of the following languages|at least one|either
một trong các|một trong những|ít nhất một trong
"""
SUCH_AS = """
such as|e.g.|e.g|eg|eg.|for example|for instance|like|like for example|similar to|ví dụ|ví dụ như|như|như là
chẳng hạn|i.e.|ideally|namely|among|z.b.|preferably
"""
INCLUDING = "including|includes|include|included|bao gồm|gồm|incl.|with"
AND_SO_ON = "etc|etc.|...|…|v.v|v.v.|vv|,..."
ACCEPTABLE = """
acceptable|accepted|also fine|is fine|are fine|is ok|are ok|is okay|are okay|also ok|also okay|is good too
also considered|considered|works too|work too|also works|fine too|also good|will do|suffices|cũng được
"""
LANGUAGES = """
language|languages|scripting|coding|code|programming|tool|tools|technology|technologies|stack|stacks
framework|frameworks
"""
"""Words before a bracket that make even languages in it examples ('backend languages (Go, Rust)')."""
SIMILAR = """
or similar|or equivalent|or equivalents|or other|or others|or another|or comparable|or any|or related
or alike|or the like|or something similar|or similar tools|or something|or a similar|or an equivalent
or equal|and similar|and/or similar|and the like|hoặc tương đương|hoặc tương tự|hoặc các|or any other
or some other|or one of
"""
ADDRESS = "://|www.|@|.com|.io/|.org/|.net/|.ai/|.co/|.com/|.dev/|.app/|.edu|.gov"
DEMAND = """
bachelor|bachelor's|bachelors|master|master's|masters|phd|degree|bs|bsc|ms|msc|b.s.|graduated|graduate
university|years|year|minimum|at least|over|experience|proven|proficient|proficiency|strong|solid|good
excellent|hands-on|deep|extensive|advanced|expertise|expert|knowledge|familiarity|familiar|understanding
fluent|skilled|experienced|must have|demonstrated|ability to|basic|in-depth|working knowledge|tốt nghiệp
có kinh nghiệm|kinh nghiệm|tối thiểu|ít nhất|có kiến thức|hiểu biết|thành thạo|nắm vững|có khả năng|có
am hiểu|trên|từ|từ 1|từ 2|từ 3|từ 5|trình độ|đại học|cử nhân|sử dụng thành thạo|kỹ năng
"""
VERB = """
design|develop|build|maintain|lead|own|drive|create|implement|work|collaborate|partner|support|ensure|manage
provide|share|apply|leverage|use|utilize|define|deliver|write|conduct|perform|participate|contribute|analyze
analyse|monitor|optimize|optimise|research|stay|keep|help|act|serve|mentor|guide|review|improve|champion
establish|identify|deploy|integrate|architect|translate|gain|bring|run|set|take|coordinate|explore
continuously|proactively|evaluate|prepare|document|train|test|thực hiện|xây dựng|phát triển|nghiên cứu
tham gia|phối hợp|quản lý|đảm bảo|thiết kế|triển khai|hỗ trợ
"""
BARE_REQUIRED = "required|mandatory|a must|must"
NOT_ONE_OF = """
one of our|one of the world|one of the largest|one of the most|one of the leading|one of the fastest
one of the best|one of a|one of those|some of our|some of the world|some of the best|some of the most
some of the largest|any of our|one of these|one of us
"""
JOB = """
engineer|engineers|developer|developers|dev|devs|scientist|scientists|analyst|analysts|architect|architects
manager|managers|programmer|programmers|researcher|researchers|specialist|specialists|consultant|consultants
lead|leader|director|intern|interns|administrator|designer|designers
"""
MAY_NEED = """
where required|if required|as required|when required|wherever required|not required|no longer required
no setup required|no credit card required
"""
NOT_ONLY = """
not only|not just|no matter|not limited|not to mention|no problem|no one|not a problem|no less
without being told
"""
ABBREVIATION = "e.g|i.e|vs|incl|inc|ltd|approx|z.b|sr|jr|ph|no|st|u.s|min|max|ex"

CUES: dict[str, list[str]] = {
    "nice before": listed(NICE_BEFORE),
    "nice after": listed(NICE_AFTER),
    "nice closing": listed(NICE_CLOSING),
    "strong": listed(STRONG),
    "hard": listed(HARD),
    "adjective": listed(ADJECTIVE),
    "naming": listed(NAMING),
    "person": listed(PERSON),
    "stack": listed(STACK),
    "lead": listed(LEAD),
    "seek": listed(SEEK),
    "known": listed(KNOWN),
    "praise": listed(PRAISE),
    "keeping": listed(KEEPING),
    "purpose": listed(PURPOSE),
    "passion": listed(PASSION),
    "aim": listed(AIM),
    "no aim": listed(NO_AIM),
    "must after": listed(MUST_AFTER),
    "duty": listed(DUTY),
    "team": listed(TEAM),
    "not before": listed(NOT_BEFORE),
    "not after": listed(NOT_AFTER),
    "need": listed(NEED),
    "people": listed(PEOPLE),
    "one of": listed(ONE_OF),
    "one of these": listed(ONE_OF_THESE),
    "such as": listed(SUCH_AS),
    "including": listed(INCLUDING),
    "similar": listed(SIMILAR),
    "acceptable": listed(ACCEPTABLE),
    "and so on": listed(AND_SO_ON),
    "languages": listed(LANGUAGES),
    "address": listed(ADDRESS),
    "demand": listed(DEMAND),
    "verb": listed(VERB),
    "bare required": listed(BARE_REQUIRED),
    "not one of": listed(NOT_ONE_OF),
    "job": listed(JOB),
    "may need": listed(MAY_NEED),
    "not only": listed(NOT_ONLY),
    "abbreviation": listed(ABBREVIATION),
    **HEADINGS,
}
"""Every category with its phrases."""
