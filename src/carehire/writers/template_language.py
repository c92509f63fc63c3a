"""What a customer's Word template may say: fields, loops over lists, conditions. Nothing is computed.

A template comes from anybody. What is read here is a small part of Jinja; every other
construct is refused before anything of it runs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from carehire.documents.posting_fields import LISTS, TEXTS, suggestions

FILTERS = ("upper", "lower", "title", "capitalize", "trim", "join", "length", "first", "last")
_MOST_LOOPS = 2
_MOST_OPENED = 10
_LOOP = ("first", "index", "last", "length")
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.Filter, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Const, nodes.CondExpr,
)  # fmt: skip
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PARTS = re.compile(
    r"(?P<open>\{\{|\{%)(?P<level>tr|tc|p|r)?(?P<dash>[-+])?(?P<code>(?(level)\s|).*?)(?P<end>[-+])?(?:\}\}|%\})",
    re.DOTALL,
)
_LEFT_OUT = re.compile(r"\{#\s*leaves out:(?P<names>[^#]*)#\}", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_GROUPS = {name.partition(".")[0] for name in TEXTS if "." in name}


def environment() -> ImmutableSandboxedEnvironment:
    """Return the environment in which templates run: escaping, strict, and without Jinja's own functions."""
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    return made


def left_out(tag: str) -> list[str] | None:
    """Return the fields that a comment such as ``{# leaves out: travel, industry #}`` names."""
    found = _LEFT_OUT.fullmatch(tag)
    return [name.strip() for name in found["names"].split(",") if name.strip()] if found else None


@dataclass(frozen=True, slots=True)
class Opened:
    """A loop or condition that waits for its end."""

    kind: str
    level: str
    where: str
    tag: str
    variable: str = ""


@dataclass
class Grammar:
    """Reads the tags of a template one after the other.

    ``used`` are the fields that it prints, ``meant`` those that it prints under a wrong name.
    """

    opened: list[Opened] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    meant: set[str] = field(default_factory=set)
    _sources: dict[str, str] = field(default_factory=dict)
    _environment: ImmutableSandboxedEnvironment = field(default_factory=environment)

    def read(self, tag: str, where: str) -> list[str]:
        """Return what is wrong with a tag, as sentences; opens and closes what it opens and closes."""
        if _UNSEEN.search(tag):
            return [f"{_UNSEEN.sub('', tag)} holds a character that can't be seen; type it anew."]
        found = _PARTS.fullmatch(tag.translate(_TYPED))
        if found is None:
            return [f"{tag} can't be read."]
        dashed = []
        if found["dash"] or found["end"]:
            dashed = [f"{tag} has a dash or plus beside its braces, which joins paragraphs; leave it out."]
        code, level = found["code"].strip(), found["level"] or ""
        if found["open"] == "{%":
            return dashed + self._statement(code, level, tag, where)
        if level:
            return [f"{tag} begins with {{{{{level}; write {{{{ {code} }}}}."]
        return dashed + self._expression(code, tag)

    def _statement(self, code: str, level: str, tag: str, where: str) -> list[str]:
        word = code.split(maxsplit=1)[0] if code else ""
        if word in ("endfor", "endif", "else", "elif"):
            return self._goes_on(word, code, level, tag)
        if word not in ("for", "if"):
            return [f'{tag} is not known here. A template has fields, "for" and "if", each with its end.']
        loops = sum(opened.kind == "for" for opened in self.opened)
        if (word == "for" and loops >= _MOST_LOOPS) or len(self.opened) >= _MOST_OPENED:
            self.opened.append(Opened(word, level, where, tag))
            return [
                f"{tag} stands inside too many others; a template may hold {_MOST_LOOPS} loops in each other."
            ]
        parsed = self._parse(f"{{% {code} %}}{{% end{word} %}}", tag)
        if isinstance(parsed, str):
            self.opened.append(Opened(word, level, where, tag))
            return [parsed]
        statement = parsed.body[0]
        variable = ""
        wrong = self._refused(parsed, tag)
        if isinstance(statement, nodes.For) and not wrong:
            wrong, variable = self._loop(statement, tag)
        elif isinstance(statement, nodes.If) and not wrong:
            wrong = self._names(statement.test, tag)
        self.opened.append(Opened(word, level, where, tag, variable))
        return wrong

    def _loop(self, statement: nodes.For, tag: str) -> tuple[list[str], str]:
        variable = statement.target.name if isinstance(statement.target, nodes.Name) else ""
        if not variable or statement.test or statement.recursive:
            return [
                f"{tag} is more than a loop may say; write {{%p for line in responsibilities %}}."
            ], variable
        if variable in LISTS or variable in TEXTS or variable in _GROUPS:
            return [f'{tag} calls its lines "{variable}", which is a field; take another word.'], ""
        source = statement.iter.name if isinstance(statement.iter, nodes.Name) else ""
        if source not in LISTS:
            near = suggestions(source, LISTS) if source else []
            self.meant |= set(near[:1])
            hint = f'Did you mean "{near[0]}"?' if near else f"There is: {', '.join(LISTS)}."
            return [f'{tag} goes through "{source or "an expression"}", which is no list. {hint}'], variable
        self._sources[variable] = source
        return [], variable

    def _goes_on(self, word: str, code: str, level: str, tag: str) -> list[str]:
        if not self.opened:
            return [f'{tag} ends or continues something that was not begun; add its "for" or "if" before it.']
        last = self.opened[-1]
        wrong = []
        if word.startswith("end"):
            self.opened.pop()
            if word != f"end{last.kind}":
                return [f"{tag} does not end {last.tag} ({last.where}); that one waits for end{last.kind}."]
        elif last.kind != "if":
            wrong.append(f'{tag} stands in a loop and not in an "if".')
        if level != last.level:
            wrong.append(f"{tag} and {last.tag} ({last.where}) must both begin with {{%{last.level or ' '}.")
        if word == "elif" and not wrong:
            wrong += self._expression(code.removeprefix("elif").strip(), tag, printed=False)
        return wrong

    def _expression(self, code: str, tag: str, *, printed: bool = True) -> list[str]:
        parsed = self._parse(f"{{{{ {code} }}}}", tag)
        if isinstance(parsed, str):
            return [parsed]
        output = parsed.body[0] if parsed.body else None
        if not isinstance(output, nodes.Output) or len(parsed.body) != 1 or len(output.nodes) != 1:
            return [f"{tag} is empty or holds more than one field."]
        wrong = self._refused(parsed, tag)
        return wrong or self._names(output.nodes[0], tag, printed=printed)

    def _parse(self, source: str, tag: str) -> nodes.Template | str:
        try:
            return self._environment.parse(source)
        except TemplateSyntaxError as error:
            return f"{tag} can't be read: {error.message}."
        except RecursionError:
            return f"{tag[:60]} … is nested too deeply to be read."

    def _refused(self, parsed: nodes.Template, tag: str) -> list[str]:
        for node in parsed.find_all(nodes.Node):
            if isinstance(node, nodes.Filter) and node.name not in FILTERS:
                return [f'{tag} uses the filter "{node.name}". There is: {", ".join(FILTERS)}.']
            if not isinstance(node, _ALLOWED):
                return [
                    f"{tag} computes or calls something, which a template can't do. It can print fields, "
                    'and repeat or leave out with "for" and "if".'
                ]
        return []

    def _names(self, node: nodes.Node, tag: str, *, printed: bool = False) -> list[str]:
        """Return what is wrong with the names of an expression; note the fields that it prints."""
        wrong: list[str] = []
        variables = {opened.variable for opened in self.opened if opened.variable}
        for path, filtered in _paths(node):
            first = path.partition(".")[0]
            if path in variables:
                self.used |= {self._sources[path]} if printed and path in self._sources else set()
            elif first == "loop" and any(opened.kind == "for" for opened in self.opened):
                if path.removeprefix("loop.") not in _LOOP:
                    wrong.append(f'{tag}: there is no "{path}". There is: {", ".join(_LOOP)} after "loop.".')
            elif path in LISTS and printed and not filtered:
                wrong.append(f'"{path}" is a list; write a loop, {{%p for line in {path} %}}.')
            elif path in LISTS or path in TEXTS:
                self.used |= {path} if printed else set()
            elif path in _GROUPS and not printed:
                continue
            else:
                wrong.append(self._unknown(path, variables))
        return wrong

    def _unknown(self, path: str, variables: set[str]) -> str:
        if path in self._sources:
            return f'"{path}" stands outside its loop; {{%p for {path} in … %}} must come before it.'
        self.meant |= set(suggestions(path, (*TEXTS, *LISTS))[:1])
        return _unknown(path, variables)


def _paths(node: nodes.Node) -> list[tuple[str, bool]]:
    """Return the dotted names in an expression, each with whether a filter takes it."""
    if isinstance(node, nodes.Name):
        return [(node.name, False)]
    if isinstance(node, nodes.Getattr):
        inner = _paths(node.node)
        return [(f"{inner[0][0]}.{node.attr}", False)] if len(inner) == 1 else [(f"….{node.attr}", False)]
    found = [path for child in node.iter_child_nodes() for path in _paths(child)]
    return [(path, True) for path, _ in found] if isinstance(node, nodes.Filter) else found


def _unknown(path: str, variables: set[str]) -> str:
    near = suggestions(path, [*TEXTS, *LISTS, *variables])
    hint = " or ".join(f'"{name}"' for name in near)
    return f'there is no field "{path}". ' + (
        f"Did you mean {hint}?" if near else "All fields are listed in docs/word-template.md."
    )


def unknown_left_out(names: list[str]) -> Mapping[str, str]:
    """Return a sentence for each name that no field has."""
    return {name: _unknown(name, set()) for name in names if name not in TEXTS and name not in LISTS}
