from __future__ import annotations

import pytest

from tests.parse.source_of import said, transcript_of


def page(*paragraphs: str) -> str:
    """Return *paragraphs* with a blank line between them."""
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            page(
                "Press briefing by Press Secretary Lee Marr",
                "1:11 P.M. EST",
                "MR. MARR:  No statements at the top.\nOne thing is clear: we go on.",
                "Q    Is it --\nMR. MARR:  It is.  (Laughter.)\nQ  \u00a0Okay.  And when will it end?",
                "THE PRESIDENT:  Soon.  Two points:  First, we build.",
                "END\n2:02 P.M. EST",
            ),
            [
                ("MR. MARR", "official", "No statements at the top.\nOne thing is clear: we go on."),
                ("Q", "journalist", "Is it --"),
                ("MR. MARR", "official", "It is.  (Laughter.)"),
                ("Q", "journalist", "Okay.  And when will it end?"),
                ("THE PRESIDENT", "official", "Soon.  Two points:  First, we build."),
            ],
            id="capitals with titles and bare Q, hours at both ends",
        ),
        pytest.param(
            page(
                "Ann Dole, Department Spokesperson\n2:02 p.m. EST",
                "MS DOLE: Good afternoon. We have a guest –",
                "QUESTION: A special day?",
                "UNDER SECRETARY REED: — and I know it.",
                "QUESTION: No, every day.",
                "MS DOLE: Let me be clear: The answer stands.",
                "# # #",
            ),
            [
                ("MS DOLE", "official", "Good afternoon. We have a guest –"),
                ("QUESTION", "journalist", "A special day?"),
                ("UNDER SECRETARY REED", "official", "— and I know it."),
                ("QUESTION", "journalist", "No, every day."),
                ("MS DOLE", "official", "Let me be clear: The answer stands."),
            ],
            id="capitals without full stop, interrupted turns",
        ),
        pytest.param(
            page(
                "Transcript of the Board's Press Conference\nMay 3, 2033",
                "CHAIR OAKES. Good afternoon. Rates stay.\nMIA TORR. Ines.\nINES PALM. Thank you, Mia. Ines Palm "
                "from the\n"
                "Coast Post. Are you done?",
                "The Board's Press Conference\nPage 5 of 26",
                "The Board's Press Conference\nPage 6 of 26",
                "CHAIR OAKES. We can't say.\nMIA TORR. Thank you. Last question.\nBO LAMB. What about "
                "credit?\nCHAIR OAKES. No.",
            ),
            [
                ("CHAIR OAKES", "official", "Good afternoon. Rates stay."),
                ("MIA TORR", "moderator", "Ines."),
                ("INES PALM", "journalist", "Thank you, Mia. Ines Palm from the\nCoast Post. Are you done?"),
                ("CHAIR OAKES", "official", "We can't say."),
                ("MIA TORR", "moderator", "Thank you. Last question."),
                ("BO LAMB", "journalist", "What about credit?"),
                ("CHAIR OAKES", "official", "No."),
            ],
            id="capitals with a full stop, running heads",
        ),
        pytest.param(
            page(
                "Press Conference at the Harbour",
                "MARA KELLY, MINISTER FOR PORTS AND MEMBER FOR BAY: Welcome, everybody. I'll hand over to the Premier.",
                "TOM OKORO, PREMIER: Thanks, Mara. We built it.",
                "JOURNALIST: [Inaudible] many jobs?",
                "PREMIER: Thousands. One thing is clear: it's good.",
                "[ends]",
                "Media enquiries",
            ),
            [
                (
                    "MARA KELLY, MINISTER FOR PORTS AND MEMBER FOR BAY",
                    "official",
                    "Welcome, everybody. I'll hand over to the Premier.",
                ),
                ("TOM OKORO, PREMIER", "official", "Thanks, Mara. We built it."),
                ("JOURNALIST", "journalist", "[Inaudible] many jobs?"),
                ("PREMIER", "official", "Thousands. One thing is clear: it's good."),
            ],
            id="name and office, then the office alone",
        ),
        pytest.param(
            page(
                "Weekly briefing (July 07, 2032)",
                "Shri Ravi Menn, Official Spokesperson: Good afternoon. We begin with Anita.",
                "Anita: Sir, Anita from Global Wire. My question is about the talks.",
                "Vijay: Vijay from Morning Sheet. Will the Minister travel there too.",
                "Shri Ravi Menn, Official Spokesperson: This issue of dates?",
                "Vijay: Of dates and of place.",
                "Shri Ravi Menn, Official Spokesperson: We will tell you.",
                "Question (contd.): And who pays?",
                "Shri Ravi Menn, Official Spokesperson: Both sides.",
            ),
            [
                (
                    "Shri Ravi Menn, Official Spokesperson",
                    "official",
                    "Good afternoon. We begin with Anita.",
                ),
                ("Anita", "journalist", "Sir, Anita from Global Wire. My question is about the talks."),
                ("Vijay", "journalist", "Vijay from Morning Sheet. Will the Minister travel there too."),
                ("Shri Ravi Menn, Official Spokesperson", "official", "This issue of dates?"),
                ("Vijay", "journalist", "Of dates and of place."),
                ("Shri Ravi Menn, Official Spokesperson", "official", "We will tell you."),
                ("Question (contd.)", "journalist", "And who pays?"),
                ("Shri Ravi Menn, Official Spokesperson", "official", "Both sides."),
            ],
            id="office behind the name, reporters by first name",
        ),
        pytest.param(
            page(
                "Doorstop with Minister Tann on 4 May 2034",
                "Published: 5 May 2034",
                "Question (Strait News, Ms Lim): How many flats?",
                "Minister: 100 by 2035.",
                "Journalist (inaudible): …",
                "Minister: Next.",
                "3. Question: And rents?",
                "Minister: They ease.",
            ),
            [
                ("Question (Strait News, Ms Lim)", "journalist", "How many flats?"),
                ("Minister", "official", "100 by 2035."),
                ("Journalist (inaudible)", "journalist", "…"),
                ("Minister", "official", "Next."),
                ("3. Question", "journalist", "And rents?"),
                ("Minister", "official", "They ease."),
            ],
            id="generic labels with brackets and numbers",
        ),
        pytest.param(
            page(
                "Press conference",
                "[00:00:05] Moderator: Welcome. The floor is yours, Minister.",
                "[00:00:40] Minister Ojo: Thank you. We opened 12 clinics.",
                "00:02:10 - Daily Sentinel: What did they cost?",
                "(04:22) Minister Ojo: Much.",
            ),
            [
                ("Moderator", "moderator", "Welcome. The floor is yours, Minister."),
                ("Minister Ojo", "official", "Thank you. We opened 12 clinics."),
                ("Daily Sentinel", "journalist", "What did they cost?"),
                ("Minister Ojo", "official", "Much."),
            ],
            id="times before labels",
        ),
        pytest.param(
            page(
                "Health briefing transcript",
                "Tara Bonn: (00:03)\nHello, everybody. Dr. Imre, the floor is yours.",
                "Dr. Imre: (\n04:25) Thank you. We found it.",
                "Speaker 5: (05:00)\n[inaudible 05:02] on masks?",
                "Dr. Imre: (05:30)\nMasks help.",
            ),
            [
                ("Tara Bonn", "moderator", "Hello, everybody. Dr. Imre, the floor is yours."),
                ("Dr. Imre", "official", "Thank you. We found it."),
                ("Speaker 5", "journalist", "[inaudible 05:02] on masks?"),
                ("Dr. Imre", "official", "Masks help."),
            ],
            id="times behind labels",
        ),
        pytest.param(
            page(
                "Press conference of the Minister of Finance",
                "Moderator — Good morning. We begin with the Minister.",
                "Minister Keïta — Growth was 5 percent. It will be 6 percent — a record.",
                "Journalist (Le Phare) — Will taxes rise?",
                "Minister Keïta — They will not.",
            ),
            [
                ("Moderator", "moderator", "Good morning. We begin with the Minister."),
                ("Minister Keïta", "official", "Growth was 5 percent. It will be 6 percent — a record."),
                ("Journalist (Le Phare)", "journalist", "Will taxes rise?"),
                ("Minister Keïta", "official", "They will not."),
            ],
            id="dashes",
        ),
        pytest.param(
            page(
                "Media Conference",
                "Transcript",
                "Mona Bright",
                "Good afternoon. The Board cut the rate.",
                "I'm happy to take questions.",
                "Sam Whit",
                "Sam Whit, from the Post. Why now?",
                "Mona Bright",
                "For a few reasons.",
                "Moderator",
                "Next question is from Sita.",
                "Sita Rao",
                "Sita Rao from Globe. Was it close?",
                "Mona Bright",
                "It was.",
            ),
            [
                ("Mona Bright", "official", "Good afternoon. The Board cut the rate.\n\nI'm happy to take questions."),
                ("Sam Whit", "journalist", "Sam Whit, from the Post. Why now?"),
                ("Mona Bright", "official", "For a few reasons."),
                ("Moderator", "moderator", "Next question is from Sita."),
                ("Sita Rao", "journalist", "Sita Rao from Globe. Was it close?"),
                ("Mona Bright", "official", "It was."),
            ],
            id="names alone on their lines",
        ),
        pytest.param(
            page(
                "Virtual press conference",
                "Speaker key:\nCL Carl Lind\nTA Dr Tess Adom",
                "00:00:00",
                "CL          Hello and welcome. Let me hand over to Dr Adom for opening remarks.",
                "00:01:00",
                "TA        Thank you, Carl. A few words.",
                "HB          Hi, thanks for taking my question. Is it over?",
                "TA        Not yet.",
            ),
            [
                ("CL", "moderator", "Hello and welcome. Let me hand over to Dr Adom for opening remarks."),
                ("TA", "official", "Thank you, Carl. A few words."),
                ("HB", "journalist", "Hi, thanks for taking my question. Is it over?"),
                ("TA", "official", "Not yet."),
            ],
            id="initials and blanks",
        ),
        pytest.param(
            page(
                "# Remarks", "**Minister for Trade:**\nWe signed.", "__Q:__ What?", "*Minister for Trade:* Two deals."
            ),
            [
                ("Minister for Trade", "official", "We signed."),
                ("Q", "journalist", "What?"),
                ("Minister for Trade", "official", "Two deals."),
            ],
            id="marks of bold and italic",
        ),
        pytest.param(
            page("The Governor's press conference", "Q. Why?", "A. Prices rose. On the outlook: we watch.", "Q. Then?"),
            [
                ("Q", "journalist", "Why?"),
                ("A", "official", "Prices rose. On the outlook: we watch."),
                ("Q", "journalist", "Then?"),
            ],
            id="letters with a full stop",
        ),
        pytest.param(
            page(
                "Interview on the budget",
                "AM: Minister, how big is the gap?",
                "JP: It is 3 percent. My view is simple: it must fall.",
                "AM: By when?",
                "JP: Soon.",
            ),
            [
                ("AM", "journalist", "Minister, how big is the gap?"),
                ("JP", "official", "It is 3 percent. My view is simple: it must fall."),
                ("AM", "journalist", "By when?"),
                ("JP", "official", "Soon."),
            ],
            id="initials with a colon",
        ),
        pytest.param(
            page(
                "Telebriefing Transcript: Update on Fevers",
                "Please Note: This transcript is not edited.",
                "Operator: Welcome. Sir, you may begin.",
                "Paul Fult (Moderator): Thank you for joining. I will turn the call over to Dr. Redd.",
                "Dr. Redd: We have tests.",
                "Operator: Our first question comes from Lena Sand. Your line is open.",
                "Lena Sand: How many tests?",
                "Dr. Redd: Two million.",
                "Operator: This concludes today's conference.",
                "Page last reviewed: August 21, 2033",
            ),
            [
                ("Operator", "moderator", "Welcome. Sir, you may begin."),
                (
                    "Paul Fult (Moderator)",
                    "moderator",
                    "Thank you for joining. I will turn the call over to Dr. Redd.",
                ),
                ("Dr. Redd", "official", "We have tests."),
                ("Operator", "moderator", "Our first question comes from Lena Sand. Your line is open."),
                ("Lena Sand", "journalist", "How many tests?"),
                ("Dr. Redd", "official", "Two million."),
                ("Operator", "moderator", "This concludes today's conference."),
            ],
            id="a call led by an operator",
        ),
        pytest.param(
            page(
                "The annual news conference",
                "The news conference was broadcast live.",
                "President of Oria Vlad Pern: Friends and colleagues, let us start. Mr Pesk, please.",
                "Presidential Press Secretary Dmitri Pesk: I would like Alex Gamm to ask the first question.",
                "Alex Gamm: Thank you, Mr President.\n\nCould you tell us if you have changed?",
                "Vlad Pern: An old joke: Two friends meet.",
                "Dmitri Pesk: Let us go on. Interwire, please.",
                "Question: And tariffs?",
                "Vlad Pern: Wait.",
            ),
            [
                (
                    "President of Oria Vlad Pern",
                    "official",
                    "Friends and colleagues, let us start. Mr Pesk, please.",
                ),
                (
                    "Presidential Press Secretary Dmitri Pesk",
                    "moderator",
                    "I would like Alex Gamm to ask the first question.",
                ),
                ("Alex Gamm", "journalist", "Thank you, Mr President.\n\nCould you tell us if you have changed?"),
                ("Vlad Pern", "official", "An old joke: Two friends meet."),
                ("Dmitri Pesk", "moderator", "Let us go on. Interwire, please."),
                ("Question", "journalist", "And tariffs?"),
                ("Vlad Pern", "official", "Wait."),
            ],
            id="office before the name, then the name alone",
        ),
        pytest.param(
            page(
                "Press Conference by Foreign Minister MORI Ken",
                "Opening Remarks",
                "(1) Visit to Oria",
                "Mr. MORI Ken, Minister for Foreign Affairs: I have two announcements.",
                "(2) Attendance at the Harbour Conference",
                "Minister Mori: The other is this.",
                "Relations with the Southern Islands",
                "NTV, Sato: I would like to ask about relations.",
                "Minister Mori: They are good.",
                "Back to Press Conferences",
            ),
            [
                ("Mr. MORI Ken, Minister for Foreign Affairs", "official", "I have two announcements."),
                ("Minister Mori", "official", "The other is this."),
                ("NTV, Sato", "journalist", "I would like to ask about relations."),
                ("Minister Mori", "official", "They are good."),
            ],
            id="headings between turns",
        ),
    ],
)  # fmt: skip
def test_each_style_of_label_gives_its_turns(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Speaker, kind and spoken text are those that a reader finds."""
    assert said(transcript_of(text)) == expected


@pytest.mark.parametrize(
    "aside",
    [
        "As the saying goes: haste makes waste.",
        "Note: figures are rounded.",
        "In Oria: nothing.",
        "Second: more of it.",
        "Road Safety: we cut deaths.",
        "Hong Kong: we opened a port.",
        "Ratio 3:1 is what we aim at.",
        "10:30 was the hour.",
        "https://example.org tells more.",
        "Key Points: there are three.",
    ],
)
@pytest.mark.parametrize("own_line", [False, True])
def test_a_colon_inside_an_answer_opens_no_turn(aside: str, own_line: bool) -> None:  # noqa: FBT001
    """Who neither returns nor asks, answers, greets or bears a title is no speaker."""
    end = ":\n\n" if own_line else ": "
    answer = f"We build.\n\n{aside}\n\nWe go on."
    text = page(
        "Briefing", f"Coast Daily{end}What now?", f"Ann Low{end}{answer}", f"Coast Daily{end}And?", f"Ann Low{end}No."
    )
    assert [(name, words) for name, _, words in said(transcript_of(text))] == [
        ("Coast Daily", "What now?"),
        ("Ann Low", answer),
        ("Coast Daily", "And?"),
        ("Ann Low", "No."),
    ]
