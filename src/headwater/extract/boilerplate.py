"""Lines that are no reporting: sign-ups, photo credits, share links, headings, bylines, notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["text", "heading", "caption", "notice", "byline", "date"]

_NOTICE = re.compile(
    r"""(?ix)^\W{0,6}(?:
      (?:to\ get\ more\ news,?\ )?(?:please\ )?(?:click|tap)\ (?:here|on|through|the\ link)\b
      | (?:sign|signing)\ up\ (?:for|to|here|now|today)\b | subscribe\b | register\ (?:now|for\ free|here)\b
      | (?:follow|like|join|find)\ (?:us|me|him|her|them|@?[\w.]{2,40}(?:\ [\w.]{1,40}){0,3})\ on\ (?:twitter|
        facebook|instagram|x|youtube|telegram|whatsapp|google)
      | (?:read|see|watch|listen|more|also|related|don.?t\ miss|recommended|trending|popular|up\ next|
        must\ read|editor.?s\ picks?)
          (?:\ (?:more|also|next|on|here|now|stories|story|articles?|coverage|reading|topics?|links?|news|this|
            the\ (?:full|original|whole)\ \w{3,12}|video|related)){0,4}\s{0,2}(?:[:|>»]|$|at\ https?)
      | (?:read|see)\ (?:more|the\ (?:full|rest|original))\b.{0,80}$
      | scroll\ (?:for|down|to)\b | advertisement\b | sponsored\b | promoted\b | story\ continues\b
        | continue\ reading\b | loading\b
      | share\ (?:this|on|via|with|it)\b | tweet\ this | email\ this | print\ this
        | comments?\s{0,2}(?:\(\d+\)|$) | leave\ a\ (?:comment|reply)
      | tags?\s{0,2}: | topics?\s{0,2}: | filed\ under\b | categor(?:y|ies)\s{0,2}: | keywords\s{0,2}:
      | (?:©|\(c\)|copyright)\ | all\ rights\ reserved | this\ material\ may\ not\ be | terms\ of\ (?:use|
        service)\b | privacy\ policy\b
      | (?:get|send)\ (?:the|our|us|your|all|more|breaking)\b.{0,80}(?:newsletter|inbox|email|app|alerts?|tips?)\b
      | download\ (?:the|our)\b | (?:have|got)\ (?:a|any)\ (?:tip|story|question)s?\b | (?:contact|e-?mail|
        reach|write\ to)\ (?:the\ (?:author|writer|reporter)|us|him|her|me)\b
      | home\ ?[>»/|] | skip\ to\b | back\ to\ top | view\ (?:gallery|comments|more|all)\b | click\ to\b
        | enlarge\b | open\ in\b
      | (?:we|this\ site|this\ website)\ uses?\ cookies | support\ (?:our|independent)\ journalism | donate\b
      | https?://\S{3,300}\s*$ | \d{1,4}\s(?:shares?|comments?|views|likes|retweets)\b | pic\.twitter\.com/\S+\s*$
    )"""
)
_NOTICE_TAIL = re.compile(
    r"(?i)(?:sign(?:ing)? up (?:for|to) (?:our|the|free|daily)|(?:our|free) (?:free )?(?:daily |"
    r"weekly |email )?newsletter"
    r"|subscribe to our|click here to|follow us on|download our app)"
)
_CAPTION = re.compile(
    r"""(?ix)^\W{0,4}(?:
      (?:featured\ |cover\ |main\ |lead\ |header\ )?(?:image|photo|photograph|picture|pic|video|illustration|
        graphic|screenshot|screengrab|file\ photo|photos|images)s?
        (?:\ credits?|\ source|\ courtesy|\ caption)?\s{0,2}(?::|\bvia\b|\bby\b|\bfrom\b|\bcourtesy\b|/|\||©)
      | credits?\s{0,2}: | \(?(?:photo|image|picture|file\ photo)\)?\s{0,2}(?:by|:|via|courtesy)
      | (?:getty|ap\ photo|afp|reuters|shutterstock|epa|pa\ wire|rex\ features)\b[^.]{0,60}$
    )"""
)
_CAPTION_TAIL = re.compile(
    r"(?i)(?:\((?:[^()]{0,60}\b)?(?:photo|image|picture|getty|ap photo|reuters|afp|shutterstock|"
    r"credit|courtesy|screenshot|file)\b[^()]{0,60}\)"
    r"|(?:spokesperson['’]s unit|getty images|shutterstock|ap photo|file photo)[^.]{0,40}|\bphotographer)\W*$"
)
_BYLINE = re.compile(
    r"^\W{0,3}(?:(?i:by|written by|posted by|reported by|reporting by|story by|author:|from)\s+)"
    r"(?:[A-Z][\w.'’-]{0,30}[, ]{0,2}(?:and |of |the )?){1,9}\W*$"
)
_NAME_LINE = re.compile(r"^(?:[A-Z][\w.'’-]{1,20}\s?){2,4}$")
_DATE_LINE = re.compile(
    r"(?i)^\W{0,3}(?:(?:last )?(?:updated|published|posted|date|first published|modified)\b\W{0,3}.{0,60}"
    r"|(?:\w{3,9},?\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}.{0,30}"
    r"|\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s\d{4}.{0,30}|"
    r"(?:date )?\d{4}-\d\d-\d\d.{0,20}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.{0,20})\W*$"
)
_LABEL = re.compile(
    r"(?:(?:(?i:date) )?\d{4}-\d\d-\d\d\s+|"
    r"(?:UPDATED?|BREAKING|EXCLUSIVE|LIVE|NEW|WATCH|NOTE|Updated?|Breaking|Exclusive|Correction|Clarification|"
    r"CORRECTION|[A-Z][\w'’]{1,12}(?: (?:[A-Z][\w'’]{0,12}|in|of|the|to|is|it|and|a|for)){1,4})\s?:\s+)(?=[A-Z])"
)
_PLACE_LINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,20}(?: [A-Z][A-Z.'’-]{1,20}){0,2}(?:, [A-Z][\w.]{1,20}){0,2}(?: \([^()\n]{2,30}\))?"
    r"\s?(?:—|–|--| - )\s?(?=[A-Z“\"])"
)
_GLUED = re.compile(
    r"(?:(?<=[.!?”\"])\s+|\s(?i:date) )\d{4}-\d\d-\d\d\W{0,3}$"
    r"|\s(?:SCROLL FOR NEXT|READ MORE|ADVERTISEMENT|STORY CONTINUES BELOW|WATCH:).{0,60}$"
)
_END_MARK = re.compile(r"[.!?…][\"'”’)\]]{0,3}$|[:;,\"”]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the text and what it is; only kind "text" can hold statements."""

    start: int
    end: int
    kind: Kind


def find_lines(text: str) -> list[Line]:
    """Every line that is not blank, in order, with its kind."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    return [Line(start=s, end=e, kind=_kind(text[s:e].strip(), i, len(lines))) for i, (s, e) in enumerate(lines)]


def _kind(line: str, index: int, count: int) -> Kind:
    short = len(line) < 240
    if short and (_NOTICE.match(line) or (len(line) < 160 and _NOTICE_TAIL.search(line))):
        return "notice"
    if short and (_CAPTION.match(line) or (len(line) < 200 and _CAPTION_TAIL.search(line))):
        return "caption"
    if len(line) < 110 and _DATE_LINE.match(line):
        return "date"
    if len(line) < 110 and (_BYLINE.match(line) or (index < 8 and _NAME_LINE.match(line) and len(line) < 40)):
        return "byline"
    if not _END_MARK.search(line) and len(line) < 160 and _looks_like_heading(line, index, count):
        return "heading"
    return "text"


def _looks_like_heading(line: str, index: int, count: int) -> bool:
    """No end mark and either very short, at the head of the page, or written in capitals like a title."""
    words = re.findall(r"[A-Za-z][\w'’-]*", line)
    if len(words) < 5:
        return True
    long_words = [w for w in words if len(w) > 3]
    titled = sum(w[0].isupper() for w in long_words) >= 0.75 * max(1, len(long_words))
    return titled or (index < min(4, count - 1) and len(words) < 20)


def label_length(sentence: str) -> int:
    """How many characters at the sentence's head are a label or a dateline: "Why It Matters: ", "LISSA — "."""
    found = _LABEL.match(sentence) or _PLACE_LINE.match(sentence)
    return found.end() if found else 0


def shouted_tail(sentence: str) -> int | None:
    """Offset in the sentence where a page notice or the page's date is glued on ("… policy. READ MORE"), or None."""
    found = _GLUED.search(sentence)
    return found.start() if found else None


def kinds_over(lines: list[Line], start: int, end: int) -> Iterator[Kind]:
    """The kinds of the lines that the span touches."""
    for line in lines:
        if line.start < end and line.end > start:
            yield line.kind
