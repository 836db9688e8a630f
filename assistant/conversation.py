"""Follow-ups: which earlier question a new one leans on; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.places import Gazetteer, well_known_in
from assistant.talk.antecedents import place_of, place_told, with_place
from assistant.talk.cues import (
    correction_in,
    goes_on,
    is_elliptic,
    is_small_talk,
    lacks_subject,
    may_be_cut_short,
    names_something,
    points_back,
    return_in,
    without_opening,
)
from assistant.talk.swapping import counted_instead, set_against, swapped, without_replaced
from assistant.types import Turn

_SHARED = 2
"""Characters in a row that an earlier question shares with the subject that a new one goes back to."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question together with the earlier one that completes it.

    Attributes:
        question: The new words, with what was said before put in where one thing stands for another.
        context: The earlier, standalone question; empty when the new one stands alone.
        other: The context of a second reading: none where the words may also be a whole question of another
            subject, an earlier question where they may be cut short; None when there is only one reading.
        cited: Documents that the latest answer with proofs cites, best first, by id.
    """

    question: str
    context: str = ""
    other: str | None = None
    cited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Topic:
    """What is being talked about.

    Attributes:
        wholes: The questions so far that stand alone, oldest first.
        last: The latest question, when it leans on the latest whole one.
        place: The place spoken of, with its suffix; empty when none, or several.
    """

    wholes: tuple[str, ...] = ()
    last: str = ""
    place: str = ""

    @property
    def before(self) -> str:
        """What a new question may lean on: two questions at the most, however long one talks."""
        return f"{self.wholes[-1]} {self.last}".strip() if self.wholes else ""

    def after(self, asked: Resolved, gazetteer: Gazetteer) -> "_Topic":
        """The topic once a question was asked."""
        place = place_of(asked.question, gazetteer) or (self.place if asked.context else "")
        if not asked.context:
            return _Topic((*self.wholes, asked.question), "", place)
        gone_back = next((whole for whole in self.wholes[:-1] if whole == asked.context), "")
        wholes = (*self.wholes, gone_back) if gone_back else self.wholes
        return _Topic(wholes, asked.question, place_of(gone_back, gazetteer) or place)


def resolve(question: str, turns: Sequence[Turn], gazetteer: Gazetteer) -> Resolved:
    """Complete a follow-up from what was said before, oldest first; line breaks become blanks."""
    topic, cited = _Topic(), tuple[str, ...]()
    for turn in turns:
        cited = turn.documents or cited
        said = _in_one_line(turn.content)
        if turn.role != "user":
            told = place_told(topic.before, said, gazetteer)
            topic = replace(topic, place=told or topic.place)
        elif not is_small_talk(said):
            topic = topic.after(_read(said, topic, gazetteer), gazetteer)
    return replace(_read(_in_one_line(question), topic, gazetteer), cited=cited)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _read(question: str, topic: _Topic, gazetteer: Gazetteer) -> Resolved:
    if not topic.wholes or is_small_talk(question):
        return Resolved(question)
    if back := return_in(question):
        subject, asked = back
        if gazetteer.places_in(subject):
            return Resolved(f"{subject}{asked}")
        if earlier := _spoken_of(subject, topic.wholes):
            return Resolved(asked, earlier)
    meant = correction_in(question)
    new = without_opening(meant or question)
    if meant or is_elliptic(new):
        return _instead(new, topic, gazetteer)
    return _asked_anew(new, topic, gazetteer, leads_on=goes_on(question))


def _asked_anew(question: str, topic: _Topic, gazetteer: Gazetteer, *, leads_on: bool) -> Resolved:
    """A question that asks something by itself: does it lack what it asks it of?"""
    if both := set_against(question, topic.before, gazetteer):
        return Resolved(both)
    question = with_place(question, topic.place, gazetteer)
    if gazetteer.places_in(question) or well_known_in(question):
        return Resolved(question)
    context = _context(question, topic, gazetteer)
    if points_back(question):
        return Resolved(question, context)
    if leads_on or lacks_subject(question, topic.before):
        return Resolved(question, context, "" if names_something(question, topic.before) else None)
    if topic.place:  # one goes on speaking of a place until another is named
        return Resolved(question, topic.place, "")
    return Resolved(question, "", context if may_be_cut_short(question) else None)


def _instead(named: str, topic: _Topic, gazetteer: Gazetteer) -> Resolved:
    """What is named instead of something in the question before, or else beside it."""
    named = with_place(named, topic.place, gazetteer)
    if whole := swapped(named, topic.before, gazetteer):
        return Resolved(whole)
    counted, rest = counted_instead(named, topic.before)
    if counted:
        return Resolved(counted, rest)
    return Resolved(named, _context(named, topic, gazetteer))


def _context(question: str, topic: _Topic, gazetteer: Gazetteer) -> str:
    return without_replaced(question, topic.before, gazetteer)


def _spoken_of(subject: str, wholes: Sequence[str]) -> str:
    """The latest whole question that speaks of a subject; empty when none does."""
    pieces = [subject[i : i + _SHARED] for i in range(len(subject) - _SHARED + 1)]
    return next((whole for whole in reversed(wholes) if any(piece in whole for piece in pieces)), "")
