"""Words beside places, and names of places that in running words are mostly something else.

Hand-made while reading the recorded sources; in `key` form (lower case, no accents).
"""

from __future__ import annotations

_NOISE = """
    continental resident residents citizen citizens
    across allowed also and any anywhere area areas as at available based both campus candidates
    central cet cities city coast considered contract country county day days distributed downtown
    east eastern either est first flexible freelance friendly from ft full fulltime global globally
    gmt greater headquarters home hq hub hybrid ideally in inperson intern interns internship
    internships local location locations metro mostly multiple nationwide near north northern of
    office office-based offices ok okay on only onsite option optional or part parttime per perm
    permanent person possible preference preferred province pst pt region relo relocation remote
    remotely remotes site south southern sponsorship state states strong the time timezone timezones
    to u.s up us usa utc various visa week well west western wfh with within wk work worldwide x
    zone zones
"""
# Words that say how and not where; a part of nothing but these and names is wholly about place.
NOISE = frozenset(_NOISE.split()) | {str(n) for n in range(10)}

_NOT_ALONE = """
    agen alpha american angel angers apple aurora bang bar bari bata bath beam bend best beta blue
    bolt bor buy carmel carson cary center central champion chester clay clinton cloud college
    commerce corona crystal data date deal delta design diamond dover eagle east ede elm engineering
    enterprise european federal fleet flint front gap gary general go golden ham hamilton haskell
    hercules hire hive hoorn hope hull imperial independence industry jackson java jordan julia
    junior kafka kong lake lawrence lead leader lens liberty lincoln los male man march marina
    marion marshall mason media mentor mesa mission mobile monad monroe moon most national new nice
    normal north nova ocean odessa ontario opportunity orange oss page paradise park parker pau
    pearl plant price progress python rails reading remote rivet rock rocky roma ruby rugby sale
    salem salt same san sandy santa santo scala security senior sky south spark split spring stack
    standard stanford star storm stride success summit sun surprise swift target taxi tema temple
    tours troy union united university van vernon verona victoria victory vista vita ware wave west
    weston
"""
# Cities that a post's first line nearly never means without their state or country beside them.
NOT_ALONE = frozenset(_NOT_ALONE.split())

# Countries that are also states, first names or words.
AMBIGUOUS_ALONE = frozenset(
    {"georgia", "jordan", "chad", "guinea", "mali", "niger", "jersey", "cuba", "turkey"}
)
