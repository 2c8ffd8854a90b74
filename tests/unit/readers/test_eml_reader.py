from email.message import EmailMessage

import pytest
from reader_documents import checked, texts

from clauselint.errors import InputError
from clauselint.readers import read

HTML = "<p>Staff may <b>ask</b>.</p>"


def eml(text, **how):
    message = EmailMessage()
    message["Subject"] = "Keys"
    message.set_content(text, **how)
    return message


def parts(message):
    return checked(read(message.as_bytes(), "a.eml"))


def test_the_body_is_read_whatever_its_encoding():
    text = "Staff may ask “at once”.\n\nOr tell.\n"
    for how in ({}, {"cte": "base64"}, {"cte": "quoted-printable"}, {"charset": "windows-1252"}):
        document = parts(eml(text, **how))
        assert document.text == text
        assert texts(document) == ["Staff may ask “at once”.", "Or tell."]
        assert (document.packed, document.place(document.segments[1].source(0, 2)).paragraph) == (
            True,
            2,
        )


@pytest.mark.parametrize(
    "others",
    [
        "> Staff may ask.\n> > Really?\n",
        "On Monday, 2 March 2026 at 10:00, Ann <ann@example.org> wrote:\n> Staff may ask.\n",
        "On Monday, 2 March 2026 at 10:00, Ann Other\n<ann@example.org> wrote:\n\n> Staff may.\n",
        "-- \nAnn Other\nHead of Keys\n",
        "-----Original Message-----\nFrom: Ann\nStaff may ask.\n",
        "From: Ann Other\nSent: Monday\nTo: Staff\n\nStaff may ask.\n",
    ],
)
def test_what_others_say_and_signatures_are_not_read(others):
    assert texts(parts(eml(f"We agree.\n\n{others}"))) == ["We agree."]


def test_an_answer_below_a_quotation_is_read():
    said = "> Staff may ask.\n\nOn Sunday they wrote: nothing.\n\n> Or tell.\n\nYes.\n"
    assert texts(parts(eml(said))) == ["On Sunday they wrote: nothing.", "Yes."]


def test_of_two_bodies_the_plain_one_is_read_and_attachments_are_not():
    message = eml("Staff may ask.\n")
    message.add_alternative(HTML, subtype="html")
    message.add_attachment("Attached.", filename="b.txt")
    assert texts(parts(message)) == ["Staff may ask."]


def test_a_body_of_html_is_read_as_a_page():
    quoted = '<div class="gmail_quote"><p>Old words.</p></div>'
    message = EmailMessage()
    message.set_content(HTML + quoted, subtype="html")
    document = parts(message)
    assert texts(document) == ["Staff may ask."]
    assert document.packed


def test_bytes_that_are_no_message_are_told_so():
    with pytest.raises(InputError, match="it has no header"):
        read(b"\x89PNG\r\n\x1a\n", "a.eml")
    with pytest.raises(InputError, match="cannot be decoded"):
        read(b"Subject: x\nContent-Type: text/plain; charset=no-such\n\nA b.\n", "a.eml")
    assert read(b"", "a.eml").segments == ()
