"""What runs are called: the name that the user gave, else what tells them from the others."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from operator import is_
from typing import Final

from normviz.presentation.runs.run_differences import (
    Setting,
    SettingsByName,
    differing,
    distinguishing,
    settings_of,
    telling_alike,
)
from normviz.runs.run import Run
from normviz.ui.text.runs.run_text import recipe_title
from normviz.ui.text.setting_text import joined_text, setting_text

_MOST: Final = 4
"""Of more differences a run is called by those alone that tell it from the others."""
_ALWAYS: Final = ("norm", "preset")
_Kind = tuple[str, str, str]
"""Recipe, norm and preset of runs."""


def legend_labels(runs: Sequence[Run], joined: Collection[str] = ()) -> dict[str, str]:
    """What each of the runs that are shown together is called, by its id.

    Args:
        runs: The runs; equal ones are numbered in the order in which they were made.
        joined: Ids of those that stand for several seeds, and are not called by theirs.
    """
    known = {run.id: settings_of(run.spec) for run in runs}
    for run_id in joined:
        del known[run_id]["seed"]
    every = list(known.values())
    names = differing(every)
    chosen = [names] * len(runs) if len(names) <= _MOST else distinguishing(every)
    said: dict[Setting, str] = {}
    labels = {
        run.id: _worded(known[run.id], each, said) or recipe_title(run.spec.recipe)
        for run, each in zip(runs, chosen, strict=True)
    }
    return _named(runs, labels)


class TableLabels:
    """What runs are called in a table that shows the recipe in a column of its own.

    Each is called by what tells it from the others of its recipe, norm and preset: where one of
    ten thousand comes, goes or changes, only these are called anew.
    """

    def __init__(self) -> None:
        """No runs yet."""
        self._alike: dict[_Kind, list[Run]] = {}
        self._worded: dict[_Kind, dict[str, str]] = {}
        self._named: dict[str, dict[str, str]] = {}
        self._said: dict[Setting, str] = {}  # many runs have the same settings

    def of(self, runs: Sequence[Run]) -> dict[str, str]:
        """What each of ``runs`` is called, by its id; equal ones are numbered by their age."""
        by_recipe: dict[str, list[Run]] = {}
        alike: dict[_Kind, list[Run]] = {}
        for run in runs:
            spec = run.spec
            by_recipe.setdefault(spec.recipe, []).append(run)
            alike.setdefault((spec.recipe, spec.norm, spec.preset), []).append(run)
        others = {
            kind for kind, each in alike.items() if not _are_same(each, self._alike.get(kind))
        }
        changed = {recipe for recipe, *_ in others | (self._alike.keys() - alike.keys())}
        self._worded = {
            kind: self._told_apart(each) if kind in others else self._worded[kind]
            for kind, each in alike.items()
        }
        self._alike = alike
        self._named = {
            recipe: self._named_of(recipe, each) if recipe in changed else self._named[recipe]
            for recipe, each in by_recipe.items()
        }
        return {run: label for named in self._named.values() for run, label in named.items()}

    def _told_apart(self, runs: Sequence[Run]) -> dict[str, str]:
        """The words that tell runs of one recipe, norm and preset apart."""
        settings = [settings_of(run.spec) for run in runs]
        return {
            run.id: _worded(own, [*_ALWAYS, *names], self._said)
            for run, own, names in zip(runs, settings, telling_alike(settings), strict=True)
        }

    def _named_of(self, recipe: str, runs: Sequence[Run]) -> dict[str, str]:
        labels: dict[str, str] = {}
        for kind, worded in self._worded.items():
            if kind[0] == recipe:
                labels |= worded
        return _named(runs, labels)


def run_title(run: Run) -> str:
    """What a single run is called in a sentence: its name, else recipe, norm and preset."""
    if has_own_name(run):
        return run.name
    return _worded(settings_of(run.spec), ("recipe", *_ALWAYS))


def has_own_name(run: Run) -> bool:
    """Whether the user has named it."""
    return run.name != run.id


def _are_same(runs: Sequence[Run], before: Sequence[Run] | None) -> bool:
    """Whether these are the very runs that were there before."""
    return before is not None and len(runs) == len(before) and all(map(is_, runs, before))


def _worded(
    settings: SettingsByName, names: Iterable[str], said: dict[Setting, str] | None = None
) -> str:
    """Some settings in one line; ``said`` keeps the words of each."""
    said = {} if said is None else said
    chosen = [settings[name] for name in names if name in settings]
    for setting in chosen:
        if setting not in said:
            said[setting] = setting_text(setting)
    return joined_text([said[setting] for setting in chosen])


def _named(runs: Sequence[Run], labels: dict[str, str]) -> dict[str, str]:
    """The users' names where they say which run it is, and numbers where nothing else does."""
    given = Counter(run.name for run in runs if has_own_name(run))
    for run in runs:
        if has_own_name(run):
            is_known = given[run.name] == 1
            labels[run.id] = run.name if is_known else joined_text([run.name, labels[run.id]])
    return _numbered(runs, labels)


def _numbered(runs: Sequence[Run], labels: dict[str, str]) -> dict[str, str]:
    counts, seen = Counter(labels.values()), Counter[str]()
    found = {}
    for run in sorted(runs, key=lambda run: run.created):
        label = labels[run.id]
        seen[label] += 1
        found[run.id] = f"{label} ({seen[label]})" if counts[label] > 1 else label
    return found
