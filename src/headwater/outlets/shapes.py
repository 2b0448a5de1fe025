"""What outlets that no list holds look like: "the Elmford Gazette", "KXYZ-TV", "Channel 12", "elmfordtoday.com"."""

from __future__ import annotations

import re

from headwater.outlets.register import OutletKind

PAPER_WORDS = (
    "Times|Post|Herald|Gazette|Tribune|Chronicle|Journal|Courier|Dispatch|Examiner|Inquirer|Enquirer|Register|"
    "Observer|Sentinel|Telegraph|Bugle|Bulletin|Ledger|Mirror|Mercury|Echo|Argus|Advertiser|Beacon|Clarion|"
    "Guardian|Standard|Reporter|Press|Daily|Weekly|Monitor|Globe|Star|Sun|Mail|Express|Record|Review|Republic|"
    "Citizen|Independent|Democrat|Patriot|Banner|Messenger|Recorder|Digest|Intelligencer|Plain Dealer|Bee|"
    "Morning News|Daily News|Evening News|Evening Standard|Business News|Star-Telegram|Post-Dispatch|Post-Gazette|"
    "Times-Union|Times-Picayune|Sun-Times|Union-Tribune|Journal-Constitution|Inquisitr"
)
_NAME = r"[A-Z][\w'’.&-]{0,30}"
PAPER = re.compile(
    rf"(?:[Tt]he )?(?:{_NAME} ){{1,4}}(?:{PAPER_WORDS})(?: (?:News|Online|Today|Wire|Newspaper|Daily|"
    rf"Leader))?(?![\w-])"
)
DAILY = re.compile(rf"(?:[Tt]he )?(?:Daily|Sunday|Weekly|Evening|Morning) {_NAME}(?![\w-])")
NEWS = re.compile(
    rf"(?:[Tt]he )?(?:{_NAME} ){{1,4}}(?:News Agency|News Service|News Network|Press Agency|Newswire|"
    r"News|Broadcasting Corporation|Broadcasting|Radio|TV|Television|Media|Magazine|Newspaper|Today)(?![\w-])"
)
_CITY = (
    r"(?:(?:New|Los|San|Las|St\.|Fort|El|Salt|Des|Oklahoma|Kansas) )?(?:Boston|York|Orleans|Angeles|Diego|Francisco|"
    r"Antonio|Jose|Vegas|Louis|"
    r"Paul|Worth|Paso|City|Moines|Chicago|Houston|Dallas|Austin|Denver|Seattle|Portland|Phoenix|Tucson|Atlanta|"
    r"Miami|Tampa|"
    r"Orlando|Detroit|Cleveland|Columbus|Cincinnati|Pittsburgh|Philadelphia|Baltimore|Washington|Milwaukee|"
    r"Minneapolis|"
    r"Nashville|Memphis|Charlotte|Raleigh|Richmond|Sacramento|Buffalo|Rochester|Albany|Hartford|Providence|"
    r"Indianapolis|"
    r"Louisville|Birmingham|Omaha|Wichita|Tulsa|Spokane|Boise|Honolulu|Anchorage)"
)
CALL_SIGN = re.compile(
    rf"(?<![\w-])(?:[KW][A-Z]{{2,3}}[ -]?(?:TV|FM|AM|DT|\d{{1,2}})|[KW][A-Z]{{3}}|WJZ|KYW|WBZ|WWJ|WRC|WGN|WSB|"
    rf"WHO-TV)(?: News)?(?: {_CITY})?(?![\w-])"
)
CHANNEL = re.compile(
    r"(?<![\w-])(?:Channel \d{1,3}|Team \d{1,2}|NewsChannel \d{1,2}|News ?\d{1,2}|Action News|"
    r"Eyewitness News)(?![\w-])"
)
AFFILIATE = re.compile(r"(?<![\w-])(?:ABC|NBC|CBS|FOX|Fox|CW)[ -]?\d{1,2}(?![\w-])")
SITE = re.compile(r"(?<![\w@./-])(?:[A-Za-z0-9-]{2,40}\.){1,2}(?:com|org|net|news|co\.uk|co|info|tv|fm|blog)(?![\w-])")

SHAPES: tuple[tuple[re.Pattern[str], OutletKind], ...] = (
    (CALL_SIGN, "broadcaster"),
    (CHANNEL, "broadcaster"),
    (AFFILIATE, "broadcaster"),
    (SITE, "online"),
    (PAPER, "newspaper"),
    (DAILY, "newspaper"),
    (NEWS, "online"),
)
_AGENCY = re.compile(r"(?:News|Press) (?:Agency|Service)|Newswire|Wire$")
_PEOPLE_OR_BODY = re.compile(
    r"(?i)\b(?:ministry|department|university|police|committee|council|secretary|office|government)\b"
)
# A bare "K..."/"W..." of three or four capitals is more often an acronym than a station.
_BARE_CALL = re.compile(r"[KW][A-Z]{2,3}")
_NOT_STATIONS = frozenset(
    {
        "WHO",
        "WTO",
        "WWE",
        "WWF",
        "WBC",
        "WBA",
        "WMD",
        "WMDS",
        "WNBA",
        "KGB",
        "KKK",
        "KRG",
        "KFC",
        "WWII",
        "WWI",
        "WASP",
        "WEST",
        "KING",
        "WITH",
        "WILL",
        "WHAT",
        "WHEN",
        "WHY",
        "WAR",
        "WAS",
        "KEY",
        "KGI",
        "WFP",
        "WSJ",
        "KPMG",
        "WADA",
        "KILL",
        "WERE",
        "WANT",
        "WORK",
        "WEEK",
        "WIN",
        "WON",
        "KNOW",
        "WIKI",
        "WIFE",
        "WOW",
        "WTF",
        "WATCH",
        "KIDS",
        "WELL",
        "WENT",
        "KEEP",
        "KIM",
        "WEB",
    }
)


# A capital at the start of a sentence is no part of a name.
_NO_NAME = re.compile(
    r"(?i)(?:the )?(?:with|in|on|at|by|for|from|to|as|and|but|or|if|when|while|after|before|during|since|according|"
    r"about|via|per|a|an|this|"
    r"that|these|those|his|her|their|our|my|your|its|no|new|good|bad|fake|breaking|state|local|national|world|more|"
    r"latest|top|most|all|"
    r"other|some|any|what|how|why|who|is|are|was|were|follow|read|watch|see|social|mass|mainstream|liberal|"
    r"conservative|us|u\.s\.|online|late|"
    r"black|white|red|digital|live|press|free|cable|every|both|many) [\w-]+"
)
_LEAD = re.compile(
    r"^(?:[Tt]he )?(?:With|In|On|At|By|For|From|To|As|And|But|Or|If|When|While|After|Before|During|Since|Via|Per|"
    r"That|This) "
)


def shape_kind(name: str) -> OutletKind | None:
    """The kind of outlet that the whole name is shaped like, None when it looks like no outlet."""
    text = name.strip()
    if _NO_NAME.fullmatch(text) or _LEAD.match(text):
        return None
    if len(text) > 120 or _PEOPLE_OR_BODY.search(text) or text in _NOT_STATIONS:
        return None
    for pattern, kind in SHAPES:
        if pattern.fullmatch(text):
            return "agency" if _AGENCY.search(text) else kind
    return None


def looks_like_outlet(name: str) -> bool:
    """True when an unlisted name is shaped like an outlet; a bare call sign needs no "-TV"."""
    return shape_kind(name) is not None


def is_bare_call_sign(text: str) -> bool:
    """True for three or four capitals beginning with K or W and nothing else: a station only in context."""
    return _BARE_CALL.fullmatch(text) is not None
