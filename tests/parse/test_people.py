from __future__ import annotations

from datetime import date

import pytest

from briefing_kg.parse.names import named, same_people
from briefing_kg.parse.people import listed_person
from tests.parse.source_of import said, transcript_of


def people(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Return role and organisation of everybody on a page."""
    return {person.name: (person.role, person.organization) for person in transcript_of(text).people}


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("MR. VALE", "VALE", ""),
        ("TOM VALE, MINISTER FOR ROADS", "TOM VALE", "MINISTER FOR ROADS"),
        ("Official Spokesperson, Shri Ravi Menn", "Ravi Menn", "Official Spokesperson"),
        ("Official Spokesperson (Shri Ravi Menn)", "Ravi Menn", "Official Spokesperson"),
        ("Secretary for Security", "", "Secretary for Security"),
        ("President of Oria Vlad Pern", "Vlad Pern", "President of Oria"),
        ("PRESS SECRETARY JOHN F. DOLE", "JOHN F. DOLE", "PRESS SECRETARY"),
        ("Senior Colonel Lu Wen", "Lu Wen", "Senior Colonel"),
        ("CHAIR OAKES", "OAKES", "CHAIR"),
        ("Paul Fult (Moderator)", "Paul Fult", ""),
        ("MODERATOR (Ms. Bell)", "Bell", ""),
        ("Question (inaudible)", "", ""),
        ("THE PRESIDENT", "", "THE PRESIDENT"),
    ],
)
def test_a_label_is_taken_apart_into_name_and_office(label: str, name: str, role: str) -> None:
    """Honorifics fall away, an office stands before the name, behind it or in brackets."""
    assert (named(label).name, named(label).role) == (name, role)


def test_labels_of_one_person_are_known_as_such() -> None:
    """A family name or an office alone stands for the one person who bears it."""
    labels = ["TOM VALE, PREMIER", "MR. VALE", "PREMIER", "ANN REED", "MR. REED", "BO REED", "Q"]
    same = same_people(labels)
    assert [same[label] for label in labels] == [*["TOM VALE, PREMIER"] * 3, "ANN REED", "MR. REED", "BO REED", "Q"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Luis de Lunas, Vice-President of the Bank", ("Luis de Lunas", "Vice-President of the Bank")),
        ("Ann Dole, Department Spokesperson", ("Ann Dole", "Department Spokesperson")),
        ("Ms. Mia O’Hara – director of the Port", ("Mia O’Hara", "director of the Port")),
        ("Washington, District of Oria", None),
        ("Doorstop Interview, Ministerial Reshuffle", None),
        ("We thank Ann Reed, minister of ports, for it.", None),
    ],
)
def test_a_list_line_names_a_person_and_an_office(line: str, expected: tuple[str, str] | None) -> None:
    """A name of at least two words, then an office."""
    person = listed_person(line)
    assert (None if person is None else (person.name, person.role)) == expected


def test_fields_at_the_head_list_people() -> None:
    """Whoever is given behind or below a heading is listed, whatever the heading is called."""
    text = (
        "Press conference on the harvest\n\n"
        "Published on 3 June 2034\n"
        "Share this page\nFacebook\n5 min read\n\n"
        "Present: Ms Ada Bell, Minister for Farms; Mr Tom Rush, Chief Statistician\n\n"
        "Moderator: Mr Joe Kent, press officer\n\n"
        "JOE KENT: Good morning. I will hand over to the Minister.\n\n"
        "ADA BELL: Thank you, Joe.\n\n[Slide 3]\n\nFARM GAZETTE: Will prices fall?\n\nTOM RUSH: They fell.\n\n"
        "Related links\nHarvest report\n© 2034 Ministry of Farms\n"
    )
    assert people(text) == {
        "Ada Bell": ("Minister for Farms", None),
        "Tom Rush": ("Chief Statistician", None),
        "Joe Kent": ("press officer", None),
    }
    assert said(transcript_of(text)) == [
        ("JOE KENT", "moderator", "Good morning. I will hand over to the Minister."),
        ("ADA BELL", "official", "Thank you, Joe."),
        ("FARM GAZETTE", "journalist", "Will prices fall?"),
        ("TOM RUSH", "official", "They fell."),
    ]
    assert (transcript_of(text).title, transcript_of(text).issued) == (
        "Press conference on the harvest",
        date(2034, 6, 3),
    )


def test_an_office_may_stand_below_a_name_or_before_a_courtesy_title() -> None:
    """Lists of honourable members and blurbs in the style "the Secretary for Roads, Mr Tom Vale"."""
    text = (
        "Press conference at the port\n\nThe Hon Tom Okoro MP\nPremier of the Bay\nMinister for Ports\n\n"
        "Following is the transcript of remarks by the Secretary for Roads, Mr C Y Lum:\n\n"
        "JOURNALIST: When?\n\nTOM OKORO, PREMIER: Soon.\n\nJOURNALIST: And then?\n\nSECRETARY FOR ROADS: We build.\n"
    )
    assert people(text) == {
        "Tom Okoro": ("Premier of the Bay, Minister for Ports", None),
        "C Y Lum": ("Secretary for Roads", None),
    }


def test_people_introduced_in_speech_have_the_office_stated_there() -> None:
    """The moderator says who is here; a key to initials and a courtesy title alone give no office."""
    text = (
        "Briefing\n\nMODERATOR (Ms. Bell): Good morning. I am joined by Dr. Ann Ray, Director of Research, and "
        "Mr. Paul Ito, Deputy Director.\n\nDR. RAY: Growth is slow.\n\nQUESTIONER: Bo Li, Canton Wire. Is it?\n\n"
        "MR. ITO: Slightly.\n"
    )
    assert people(text) == {
        "Ann Ray": ("Director of Research", None),
        "Paul Ito": ("Deputy Director", None),
        "Bell": (None, None),
    }


def test_a_journalist_who_names_the_outlet_is_a_person_of_it() -> None:
    """An outlet as label is nobody; a name that gives its outlet is somebody."""
    text = (
        "Briefing\n\nCHAIR OAKES: Good day.\n\n"
        "INES PALM: Ines\nPalm from the Coast Post. Are you done?\n\nCHAIR OAKES: No.\n\n"
        "JANE NOLL, BTC: Why not?\n\nCHAIR OAKES: Too soon.\n\nEvening Courier: When?\n\nCHAIR OAKES: Later.\n"
    )
    assert people(text) == {"OAKES": ("CHAIR", None), "INES PALM": (None, "Coast Post"), "JANE NOLL": (None, "BTC")}
