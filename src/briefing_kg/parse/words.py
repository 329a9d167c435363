"""Words by which a page tells who speaks: titles, offices, what askers, hosts and outlets are called.

They stand together and not in the rules, so that a new institution is taught here.
"""

from __future__ import annotations

#: What comes before a name and says no office.
HONORIFICS = frozenset(
    "mr ms mrs miss dr prof professor sir dame lord lady hon honourable honorable shri smt sri sh he h.e "
    "excellency amb rev datuk dato tan".split()
)
#: Words that head an office, wherever they stand in a label or a list.
OFFICES = frozenset(
    "minister ministers president premier chancellor governor secretary spokesperson spokesman spokeswoman "
    "spokespeople director commissioner chair chairman chairwoman chairperson treasurer ambassador counselor "
    "counsellor councilor councillor administrator general admiral colonel captain commander lieutenant "
    "brigadier sergeant senator representative congressman congresswoman mayor pm dpm fs cs ce "
    "chief head deputy economist statistician scientist surgeon inspector superintendent commandant officer "
    "undersecretary executive official advisor adviser envoy coordinator "
    "attorney justice leader auditor regulator comptroller registrar rector manager "
    "gen lt col maj adm capt cmdr sgt vadm radm ltg mg bg epidemiologist vice-president vice-chair vice-governor "
    "director-general secretary-general deputy-governor deputy-director vice-minister".split()
)
#: Labels of those who ask, whole.
ASKERS = frozenset(
    "q question questions questioner reporter reporters journalist journalists media press correspondent "
    "interviewer participant audience member caller interlocutor pressman".split()
)
#: Labels of those who answer without being named, whole.
ANSWERERS = frozenset("a answer interviewee panelist panellist".split())
#: Labels of those who lead through the event, whole or in brackets behind a name.
HOSTS = frozenset(
    "host moderator operator chair chairperson emcee mc facilitator staff coordinator compere anchor presenter "
    "conductor convener".split()
)
#: Labels of those who pass on what others say.
RELAYS = frozenset("interpreter translator translation interpretation".split())
#: What may stand around a word of the four lists above without changing it.
FILLERS = frozenset(
    "the unidentified unknown male female from floor of speaker first second next another an off-mic offmic "
    "(inaudible) online remote press conference session meeting same".split()
)
#: Small words inside names, outlets and offices.
SMALL_WORDS = frozenset(
    "of and the for from at in on to de la le du van von der den ter bin ibn binti al el da das do dos della di ul y "
    "& / - | a an with journalist reporter correspondent media newspaper".split()
)
#: Words that open sentences, headings and fields of a page, never a label.
NEVER_FIRST = frozenset(
    "according additionally also although and as at because besides but by compared date during examples finally "
    "firstly for fourth fifth from full furthermore hence here however if in it last like meanwhile moreover my "
    "no note notes now on once or our photo photos q&a read related secondly see similarly since so source "
    "specifically still such tel thank thanks that then there therefore these they third thirdly "
    "this those thus time title today topic topics transcript updated venue we when where while why what who how "
    "with yes yesterday yet you email e-mail fax key place location editor contact contacts tags please published "
    "posted submitted issued created released available download phone telephone mobile address website subject "
    "subjects duration watch listen follow share first second next step point example overview summary "
    "background abstract references annex appendix figure table chart slide caption credit credits byline "
    "important warning disclaimer embargoed remarks statement agenda keywords category categories "
    "add enclosure attachment speakers participants attendees briefers panelists panellists "
    "language languages dial-in passcode ends end "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
#: Words that end the name of a document or of a field, not of a speaker.
DOCUMENTS = frozenset(
    "transcript transcripts briefing briefings telebriefing conference conferences interview statement remarks "
    "release update note notes release: link links contact contacts enquiries inquiries details point points "
    "issue issues topic topics highlights summary key version instructions only information".split()
)
#: Fields of a page that name people.
FIELDS_OF_CHAIRS = (
    "chairs? chair(?:person|man|woman)s? chaired moderators? moderated hosts? hosted presiding emcees? facilitators?"
)
FIELDS_OF_SPEAKERS = (
    "speakers? attendees participants guests? briefers? panel panell?ists? presenters? present presents? officials? "
    "spokespersons? in\\sattendance with who interviewees? witnesses"
)
#: Words that tell a news outlet.
OUTLETS = frozenset(
    "news daily times post agency tv television radio journal herald press media weekly broadcasting broadcaster "
    "observer business economist network net online morning evening globe tribune reporter report review "
    "corp inc ltd bloomberg reuters xinhua caixin kyodo nikkei sputnik satellite guardian express channel journalist "
    "correspondent newspaper magazine gazette chronicle standard telegraph independent "
    "broadcast wire newswire dispatch courier examiner monitor "
    "shimbun sun-times newsweek afp ap bbc cnn nbc abc cbs npr cctv cgtn nhk rthk interfax tass dpa efe ansa yonhap "
    "antara bernama pti ani ians politico axios euronews publico zeitung spiegel monde figaro echos stampa "
    "corriere publishing thepaper jiji yomiuri asahi mainichi sankei".split()
)
