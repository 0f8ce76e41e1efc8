"""Words that are part of a hundred names of skills and the name of none."""

from __future__ import annotations

_WORDS = """
agency app application applications apps architecture assistant audience business clients cloud code company
complexity content control controls customer customers data dataset datasets delivery design dev development
device devices digital engine engineer engineering engineers engines enterprise environment experience
framework frameworks full-time growth hardware infra infrastructure integrate integration integrations
internal key knowledge language languages learning legacy libraries library lifecycle management materials
media method methods metric metrics mobile model models modern monitor net network networks online
operations ops performance pipeline pipelines platform platforms process processes product production
products program programs project projects protocol protocols quality real-time regulatory release releases
reports requirements research reviews scale scan science script scripts sector service services side
software solution solutions stack standard standards strategies strategy support system systems task tasks
team teams tech technical technique techniques technologies technology test tests time tool tooling tools
type typed unit university use user users version video web workflow workflows
"""
GENERIC = frozenset(_WORDS.split())
