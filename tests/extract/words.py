"""A small lexicon for the tests of the extractor: the words that the test texts use."""

from __future__ import annotations

from briefing_kg.records import Lexicon, Term


def _terms(table: dict[str, str], **attributes: dict[str, str]) -> tuple[Term, ...]:
    """Return a term for each key of *table*; its labels are separated by commas, the first is preferred."""
    terms = []
    for key, labels in table.items():
        each = tuple(label.strip() for label in labels.split(","))
        extra = {name: values[key] for name, values in attributes.items() if key in values}
        terms.append(Term(key, each[0], each, extra))
    return tuple(terms)


_VERBS = (
    "abolish nurture introduce develop encourage support incubate strengthen intensify promote ensure build expand "
    "release simplify pilot revise grant inspect require open publish train"
).split()

LEXICON = Lexicon(
    schemes={
        "unit": _terms(
            {
                "NUM": "number",
                "PERCENT": "percent, per cent, %",
                "PPTH": "per mille, per thousand",
                "percentage-point": "percentage point, percentage points",
                "times": "times, fold",
                "CCY_CNY": "yuan, rmb",
                "CCY_USD": "us dollar, dollars, u.s. dollars",
                "CCY_HKD": "hong kong dollar, hk$",
                "TONNE": "tonne, tonnes, tons",
                "KiloW": "kilowatt, kilowatts",
                "HA": "hectare, hectares",
                "mu": "mu",
                "DAY": "day, days",
            },
            symbol={"CCY_USD": "$", "PERCENT": "%"},
        ),
        "scale": _terms(
            {"thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion"},
            value={
                "thousand": "1000",
                "million": "1000000",
                "billion": "1000000000",
                "trillion": "1000000000000",
            },
        ),
        "comparator": _terms(
            {
                "equal": "equal, exactly",
                "more-than": "more than, over, exceed, exceeded, exceeds, topped, -plus, plus",
                "less-than": "less than, below, under",
                "at-least": "at least, no less than, or more",
                "at-most": "at most, up to, no more than, within",
                "about": "about, nearly, some, or so, odd, -odd",
            }
        ),
        "direction": _terms(
            {
                "up": "up, increase, an increase of, increase of, rise, rose, grew, growth, higher, surged, up from",
                "down": "down, decrease, fall, fell, falling, drop, dropped, lower, fewer, cut, down from, reduced",
            }
        ),
        "figure-kind": _terms(
            {
                "level": "level",
                "share": "share, accounted for, accounting for, making up, made up",
                "relative-change": "relative change, growth rate",
            }
        ),
        "commitment": _terms(
            {
                "done": "done, has, have, was, were",
                "will": "will, shall, we will, will be, we'll",
                "plan": "plan, plan to, intend to, plans to",
                "aim": "aim, aim to, strive to",
                "must": "must, should, need to",
            }
        ),
        "action": _terms(
            {
                **{verb: f"{verb}, {verb}s, {verb}ing, {verb}ed" for verb in _VERBS},
                "organize": "organize, organizes, organizing, organized",
                "cut": "cut, cuts, cutting",
                "sign": "sign, signs, signing, signed",
                "draw": "draw up, draws up, drew up, drawn up",
            }
        ),
        "illocution": _terms(
            {
                "courtesy": "courtesy, thank you, thanks, goodbye, good morning",
                "procedure": "procedure, last question, is hereby concluded, give the floor",
                "forecast": "forecast, we believe that, is expected to",
            }
        ),
        "reporting": _terms(
            {
                "emphasize": "emphasize, emphasized, underscored, stressed",
                "introduce": "introduce that, introduced that",
                "mention": "mention, mentioned",
                "say": "say, said, says",
            }
        ),
        "time-expression": _terms(
            {
                "briefing-day": "the day of the briefing, today, now, at present",
                "day-before": "the day before the briefing, yesterday",
                "earlier": "some earlier time, previously, just now, just, before",
                "this-year": "this year",
                "last-year": "last year",
                "next-year": "next year",
                "end-of-last-year": "the end of last year, by the end of last year",
            }
        ),
    },
    names={
        "China": ("place/china",),
        "Chinese": ("place/china",),
        "U.S.": ("place/united-states",),
        "Shenzhen": ("place/shenzhen",),
        "MOFCOM": ("agent/mofcom",),
        "Xi Jinping": ("agent/xi-jinping",),
        "Wang Wentao": ("agent/wang-wentao",),
        "Ms. Guo": ("agent/guo-commerce",),
        "Central Economic Work Conference": ("event/central-economic-work-conference",),
        "Li Wei": ("agent/li-wei-one", "agent/li-wei-two"),
    },
)
