"""Words and marks that join the items of a list, and others so common that they are looked up by token."""

from __future__ import annotations

from gander.reading.headings import listed

OR = "or|hoặc|hay|oder|ou"
AND = "and|&|và|und|plus|+|et|well"
COMMA = ","
SLASH = "/|\\"
FILLER = """
the|a|an|any|other|apache|google|amazon|microsoft|ms|ibm|framework|frameworks|library|libraries|programming
language|languages|scripting|database|databases|db|dbs|cloud|platform|platforms|service|services|stack|tools
in|with|either|both|preferably|ideally|modern|similar|technologies|development|ecosystem|even|possibly|also
as|model|models|system|systems|techniques|methods|based|:|using|"|*|`|data
"""
OPEN = "(|["
CLOSE = ")|]"
FOR = """
for|để|cho|für
"""
FOLLOW = """
in|with|of|as|working|building|developing|writing|programming|coding|using|designing|leading|managing
professional|industry|relevant|software|practical|commercial|doing|shipping|deploying|running|engineering|'
experience|exp|làm|trong|kinh
"""
RANGE = "-|to|~|đến|tới|bis|and|or"

WORDS: dict[str, list[str]] = {
    "or": listed(OR),
    "and": listed(AND),
    "comma": listed(COMMA),
    "slash": listed(SLASH),
    "filler": listed(FILLER),
    "open": listed(OPEN),
    "close": listed(CLOSE),
    "for": listed(FOR),
    "follow": listed(FOLLOW),
    "range": listed(RANGE),
}
"""Categories of single words, so common that they are looked up by token and not searched for."""
