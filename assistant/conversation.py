"""Follow-ups: which earlier question a new one leans on; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.places import Gazetteer, names_places
from assistant.talk.antecedents import is_only_a_place, place_of, place_told, subject_of, with_place
from assistant.talk.cues import (
    correction_in,
    goes_on,
    is_elliptic,
    is_small_talk,
    lacks_subject,
    may_be_cut_short,
    named_first,
    names_a_topic,
    names_something,
    narrows,
    of_the_document,
    points_back,
    return_in,
    tells_more,
    without_opening,
)
from assistant.talk.swapping import (
    asked_of_another,
    counted_instead,
    measured_instead,
    risen,
    set_against,
    swapped,
    told_of_another_year,
    without_places,
    without_replaced,
)
from assistant.types import Turn

_SHARED = 2
"""Characters in a row that an earlier question shares with the subject that a new one goes back to."""
_LONGEST = 200
"""Characters of what a question leans on, so that a talk in which each adds to the last one has an end."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question together with the earlier one that completes it.

    Attributes:
        question: The new words, with what was said before put in where one thing stands for another.
        context: The earlier, standalone question, or only the place spoken of; empty when the new one stands
            alone.
        cited: Documents that the latest answer with proofs cites, best first, by id.
        within: The documents that are meant, by id; empty when the words do not say.
    """

    question: str
    context: str = ""
    cited: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    @property
    def standalone(self) -> str:
        """The question with what completes it."""
        return f"{self.context} {self.question}".strip()


@dataclass(frozen=True, slots=True)
class _Topic:
    """What is being talked about.

    Attributes:
        wholes: The questions so far that stand alone, oldest first.
        last: The latest question, when it leans on the latest whole one.
        is_named: Whether that only named something: 「单位呢？」.
        told: What was answered last.
        place: The place spoken of, with its suffix; empty when none, or several.
        cited: Documents that the latest answer with proofs cites, best first, by id.
    """

    wholes: tuple[str, ...] = ()
    last: str = ""
    is_named: bool = False
    told: str = ""
    place: str = ""
    cited: tuple[str, ...] = ()

    @property
    def before(self) -> str:
        """What a new question may lean on: two questions at the most, however long one talks."""
        whole = self.wholes[-1] if self.wholes else ""
        both = f"{whole} {self.last}".strip()
        return next((each for each in (both, whole, self.last) if len(each) <= _LONGEST), "")

    def instead_of(self, named: str) -> str:
        """What a question may lean on that names something beside, or instead of what the last one named."""
        return self.wholes[-1] if self.is_named and self.wholes and not narrows(named) else self.before

    def leaned_on_by(self, question: str) -> str:
        """What a question may lean on that asks something: a case that was only named is over with that."""
        over = self.is_named and self.wholes and tells_more(question, self.before)
        return self.wholes[-1] if over else self.before

    def after(self, asked: Resolved, gazetteer: Gazetteer, *, is_named: bool) -> "_Topic":
        """The topic once a question was asked."""
        elsewhere = names_places(asked.question, gazetteer)
        place = place_of(asked.question, gazetteer) or ("" if elsewhere else self.place)
        if not asked.context or is_only_a_place(asked.context, gazetteer):
            return replace(
                self, wholes=(*self.wholes, asked.standalone), last="", is_named=False, place=place
            )
        gone_back = next((whole for whole in self.wholes[:-1] if whole == asked.context), "")
        wholes = (*self.wholes, gone_back) if gone_back else self.wholes
        place = place_of(gone_back, gazetteer) or place
        return replace(self, wholes=wholes, last=asked.question, is_named=is_named, place=place)


def resolve(question: str, turns: Sequence[Turn], gazetteer: Gazetteer) -> Resolved:
    """The likeliest reading of a question; see `readings_of`."""
    return readings_of(question, turns, gazetteer)[0]


def readings_of(question: str, turns: Sequence[Turn], gazetteer: Gazetteer) -> tuple[Resolved, ...]:
    """Complete a follow-up from what was said before; line breaks become blanks.

    Args:
        question: The new words.
        turns: What was said before, oldest first.
        gazetteer: Knows the places of the library.

    Returns:
        The ways to read it, the likeliest first: short words may be a question of their own, or lean on the
        place, the document or the question spoken of. The documents decide.
    """
    topic = _Topic()
    for turn in turns:
        said = _in_one_line(turn.content)
        topic = replace(topic, cited=turn.documents or topic.cited)
        if turn.role != "user":
            told = place_told(topic.before, said, gazetteer)
            topic = replace(topic, place=told or topic.place, told=said)
        elif not is_small_talk(said):
            asked = _as_read(said, turn.standalone, topic, gazetteer)
            named = is_elliptic(without_opening(said))
            topic = topic.after(asked, gazetteer, is_named=named)
    found = _read(_in_one_line(question), topic, gazetteer)
    return tuple(replace(reading, cited=topic.cited) for reading in dict.fromkeys(found))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _as_read(said: str, standalone: str, topic: _Topic, gazetteer: Gazetteer) -> Resolved:
    """A question as it was read when it was answered, or as it is likeliest to be read."""
    readings = _read(said, topic, gazetteer)
    known = next((reading for reading in readings if reading.standalone == standalone), None)
    return known or (Resolved(standalone) if standalone else readings[0])


def _read(question: str, topic: _Topic, gazetteer: Gazetteer) -> tuple[Resolved, ...]:
    if not topic.wholes or is_small_talk(question):
        return (Resolved(question),)
    if back := return_in(question):
        subject, asked = back
        if gazetteer.places_in(subject):
            return (Resolved(f"{subject}{asked}"),)
        if earlier := _spoken_of(subject, topic.wholes):
            return (Resolved(asked, earlier),)
    meant = correction_in(question)
    new = without_opening(meant or question)
    if meant or is_elliptic(new):
        return _instead(new, topic, gazetteer, corrects=bool(meant) or goes_on(question))
    return _asked_anew(new, topic, gazetteer, leads_on=goes_on(question))


def _asked_anew(
    question: str, topic: _Topic, gazetteer: Gazetteer, *, leads_on: bool
) -> tuple[Resolved, ...]:
    """A question that asks something by itself: does it lack what it asks it of?"""
    if both := set_against(question, topic.before, gazetteer) or risen(question, topic.before):
        return (Resolved(both),)
    question = with_place(question, topic.place, gazetteer)
    if names_places(question, gazetteer):
        return (Resolved(question),)
    return _with_what_lacks(question, topic, gazetteer, leads_on=leads_on)


def _with_what_lacks(
    question: str, topic: _Topic, gazetteer: Gazetteer, *, leads_on: bool
) -> tuple[Resolved, ...]:
    """A question without a place of its own, with the place, the document or the question spoken of."""
    bare, leaning = Resolved(question), Resolved(question, _context(question, topic, gazetteer))
    # One goes on speaking of a place until another is named.
    here = Resolved(question, topic.place)
    if of_the_document(question):
        return replace(bare, within=topic.cited[:1]) if topic.cited else here, leaning
    if points_back(question):
        return leaning, *_about(question, topic, gazetteer)
    if named := named_first(question):
        if not topic.place:
            return (leaning,)
        asked = question.removeprefix(named)
        return (here, leaning) if names_something(asked, topic.before) else (leaning, here)
    if leads_on or lacks_subject(question, topic.before):
        about = _about(question, topic, gazetteer) if tells_more(question, topic.before) else ()
        return (leaning, here, bare) if names_something(question, topic.before) else (leaning, *about)
    other = (bare,) if topic.place else (leaning,) if may_be_cut_short(question) else ()
    return (here, *other)


def _about(question: str, topic: _Topic, gazetteer: Gazetteer) -> tuple[Resolved, ...]:
    """A question with only what the latest whole one is about, not what that asks of it."""
    subject = subject_of(topic.wholes[-1])
    return (Resolved(question, subject),) if subject and not names_places(subject, gazetteer) else ()


def _instead(named: str, topic: _Topic, gazetteer: Gazetteer, *, corrects: bool) -> tuple[Resolved, ...]:
    """What is named instead of something in the question before, or else beside it."""
    named = with_place(named, topic.place, gazetteer)
    before = topic.instead_of(named)
    if whole := swapped(named, before, gazetteer) or measured_instead(named, before, gazetteer):
        in_its_words = told_of_another_year(named, topic.told, topic.place)
        return (Resolved(whole), *([Resolved(in_its_words)] if in_its_words else []))
    counted, rest = counted_instead(named, before)
    context = without_replaced(named, before, gazetteer)
    deed = asked_of_another(named, before)
    beside = Resolved(counted, rest) if counted else Resolved(deed or named, context)
    if corrects or not names_a_topic(without_places(named, gazetteer), before):
        return (beside,)
    return Resolved(named, "" if names_places(named, gazetteer) else topic.place), beside


def _context(question: str, topic: _Topic, gazetteer: Gazetteer) -> str:
    return without_replaced(question, topic.leaned_on_by(question), gazetteer)


def _spoken_of(subject: str, wholes: Sequence[str]) -> str:
    """The latest whole question that speaks of a subject; empty when none does."""
    pieces = [subject[i : i + _SHARED] for i in range(len(subject) - _SHARED + 1)]
    return next((whole for whole in reversed(wholes) if any(piece in whole for piece in pieces)), "")
