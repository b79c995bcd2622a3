"""The questions of the dilemma worksheet: our words for them, and the words others use for the same."""

from __future__ import annotations

from consultancy.model.consultancy import Consultancy
from consultancy.text import _

# In the order of the form. The keys of the dilemma are those of DILEMMA_FIELDS.
FIELDS = (
    "presenter",
    "organisation",
    "title",
    "context",
    "tried",
    "evidence",
    "in_our_control",
    "help_wanted",
    "focus",
)
SHORT_FIELDS = ("presenter", "organisation", "title")

# A worksheet of somebody else may ask for the dilemma as one; where it goes depends on how long the answer is.
DILEMMA = "dilemma"

SYNONYMS: dict[str, tuple[str, ...]] = {
    "presenter": (
        "your name", "name", "names", "presenter", "presenters", "presenter name", "name of presenter", "presented by",
        "presenting", "who presents", "who is presenting", "presenting team member",
    ),
    "organisation": (
        "organisation", "organization", "your organisation", "your organization", "district", "school district",
        "school", "school or district", "district or school", "school/district", "district/school", "team",
        "your team", "presenting team", "institution", "university", "team and organisation", "site",
    ),
    "title": (
        "title", "the dilemma in a few words", "your dilemma in a few words", "dilemma title", "title of the dilemma",
        "working title", "topic", "dilemma in one line", "headline",
    ),
    "context": (
        "context", "background", "background information", "context and background", "background and context",
        "the context", "your context", "situation", "the situation", "description", "brief description", "snapshot",
        "what is happening", "what is going on", "history", "the story so far", "describe the situation",
        "what does the group need to know",
    ),
    "tried": (
        "what we have tried", "what have you tried", "what was tried", "what has been tried", "what we tried",
        "what did you try", "tried so far", "already tried", "actions taken", "steps taken", "attempts so far",
        "what have you already done", "what have you tried and what happened", "strategies tried",
    ),
    "evidence": (
        "evidence", "data", "data and evidence", "evidence and data", "artefacts", "artifacts", "evidence we have",
        "evidence and artefacts", "evidence and artifacts", "supporting data", "how do we know", "how do you know",
        "what the data say", "what do the data say", "what does the data say", "what do we know",
    ),
    "in_our_control": (
        "what is in our control", "what is in your control", "what is within our control",
        "what is within your control", "what we control", "what do you control", "in our control",
        "sphere of influence",
        "our sphere of influence", "what can we change", "what can you change", "what we can change",
        "what can you influence",
    ),
    "help_wanted": (
        "the help we want", "help wanted", "kind of help wanted", "the kind of help we want",
        "what we need from the group",
        "what do you need from the group", "what do you want from the group", "how can the group help",
        "how can we help", "feedback wanted", "kind of feedback", "type of feedback", "what feedback do you want",
        "what kind of feedback would help", "what kind of help do you want", "what help do you want", "support needed",
        "our ask", "the ask", "what would help", "what we hope for from the group",
    ),
    "focus": (
        "focus question", "focusing question", "focussing question", "our focus question", "your focus question",
        "the focus question", "our question", "your question", "the question", "question", "question for the group",
        "our question for the group", "guiding question", "framing question", "key question", "driving question",
        "what is your question", "consultancy question",
    ),
    DILEMMA: (
        "problem of practice", "our problem of practice", "your problem of practice", "dilemma", "the dilemma",
        "our dilemma", "your dilemma", "describe your dilemma", "problem", "the problem", "problem statement",
        "challenge", "the challenge", "our challenge", "your challenge", "issue",
    ),
}  # fmt: skip

# What a worksheet may be called, and what stands in a field nobody filled.
FORM_NAMES = (
    "dilemma worksheet", "consultancy worksheet", "peer consultancy worksheet", "worksheet", "dilemma sheet",
    "consultancy dilemma worksheet", "presenter worksheet", "presenter’s worksheet", "consultancy protocol worksheet",
)  # fmt: skip
PLACEHOLDERS = (
    "write here", "click or tap here to enter text", "click here to enter text", "type here", "enter text here",
    "enter text", "your answer", "your answer here",
)  # fmt: skip


def field_title(key: str) -> str:
    """Give the title of a field, as the form has it."""
    return {
        "presenter": _("Your name"),
        "organisation": _("Organisation"),
        "title": _("The dilemma in a few words"),
        "context": _("Context"),
        "tried": _("What we have tried"),
        "evidence": _("Evidence"),
        "in_our_control": _("What is in our control"),
        "help_wanted": _("The help we want"),
        "focus": _("Focus question"),
    }[key]


def guidance(key: str) -> str:
    """Give the line that helps to fill a field; short fields need none."""
    return {
        "context": _("What is going on, for whom, since when? Enough that a stranger can picture it."),
        "tried": _("What did you do about it, and what happened then?"),
        "evidence": _("What have you seen, counted or been told? Bring it along, with students’ names taken out."),
        "in_our_control": _("What could you and your team change without asking anybody else to go first?"),
        "help_wanted": _("Questions only, ideas, a hard look at a plan? And what would rather not help?"),
        "focus": _("One open question about your own next move, best with a “how” or a “what” in it."),
    }.get(key, "")


def form_name() -> str:
    """Name the form."""
    return _("Dilemma worksheet")


def invitation() -> str:
    """Say how to fill the form."""
    return _(
        "Choose something that matters to you, is not solved yet, and is partly in your own hands. Write what you can "
        "in half an hour and leave the rest blank: we will go through it together before the consultancy."
    )


def placeholder() -> str:
    """Give what stands in an empty field."""
    return _("Write here")


def answers(consultancy: Consultancy) -> dict[str, str]:
    """Give what is known already, by field."""
    presenter, dilemma = consultancy.presenter, consultancy.dilemma
    return {
        "presenter": presenter.name if presenter else "",
        "organisation": presenter.organisation if presenter else "",
        "title": dilemma.title,
        "context": dilemma.context,
        "tried": dilemma.tried,
        "evidence": dilemma.evidence,
        "in_our_control": dilemma.in_our_control,
        "help_wanted": dilemma.help_wanted,
        "focus": consultancy.focus.current,
    }
