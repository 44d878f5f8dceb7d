"""Tags and notes that a user gives to runs: what they may be, and how they are kept as text."""

import json
from collections.abc import Iterable
from typing import Final

from normviz.errors import UserError

MOST_TAGS: Final = 30
LONGEST_TAG: Final = 60
LONGEST_NOTE: Final = 10_000


def checked_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without blanks around them, each once, in their order.

    Raises:
        UserError: A tag is empty, too long, holds a comma or a line break, or there are too many.
    """
    found = dict.fromkeys(tag.strip() if isinstance(tag, str) else tag for tag in tags)
    for tag in found:
        if not is_tag(tag):
            raise UserError(
                "tag: expected 1 to {most} characters without commas, received {given!a}",
                code="tag-foreign",
                most=LONGEST_TAG,
                given=tag,
            )
    if len(found) > MOST_TAGS:
        raise UserError(
            "expected at most {most} tags on a run, received {count}",
            code="tags-many",
            most=MOST_TAGS,
            count=len(found),
        )
    return tuple(found)


def checked_note(note: str) -> str:
    """A note without blanks around it; it may have several lines.

    Raises:
        UserError: It is too long, or no text.
    """
    text = note.strip()
    if len(text) > LONGEST_NOTE or not _is_text(text):
        raise UserError(
            "note: expected a text of at most {most} characters",
            code="note-too-long",
            most=LONGEST_NOTE,
        )
    return text


def is_tag(tag: object) -> bool:
    """Whether something can be a tag."""
    return (
        isinstance(tag, str)
        and 0 < len(tag) <= LONGEST_TAG
        and tag == tag.strip()
        and "," not in tag
        and tag.isprintable()
        and _is_text(tag)
    )


def tags_of_text(text: str) -> tuple[str, ...]:
    """Tags as a list, written with commas between them.

    Raises:
        UserError: As `checked_tags`.
    """
    return checked_tags(filter(None, (part.strip() for part in text.split(","))))


def tags_json(tags: Iterable[str]) -> str:
    """Tags as the database keeps them."""
    return json.dumps(list(tags))


def read_tags(value: object) -> tuple[str, ...]:
    """The tags of a JSON list.

    Raises:
        ValueError: It is none of tags.
    """
    if not isinstance(value, list) or len(value) > MOST_TAGS or not all(map(is_tag, value)):
        raise ValueError("tags: expected a list of tags")
    return tuple(dict.fromkeys(value))


def _is_text(text: str) -> bool:
    """Whether it can be encoded; a command line can hold halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
