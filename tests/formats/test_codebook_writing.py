"""A codebook that is written is the same when it is read."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from detente.formats import codebook_of
from detente.formats.codebook_writing import codebook_text
from detente.record import Body, Codebook, Issue, Outlet, Party, Person, Role

SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8})?", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
LISTS = st.lists(TEXTS, max_size=12).map(tuple)
DAYS = st.none() | st.sampled_from(["2021", "2021-04", "2021-04-13"])
ROLES = st.builds(Role, title=TEXTS, party=st.none() | SLUGS, since=DAYS, until=DAYS)


def entries(entry, /, **fields):
    return st.lists(st.builds(entry, id=SLUGS, **fields), max_size=4, unique_by=lambda one: one.id).map(tuple)


BOOKS = st.builds(
    Codebook,
    parties=entries(Party, name=TEXTS, aliases=LISTS, kind=TEXTS),
    people=entries(Person, name=TEXTS, aliases=LISTS, roles=st.lists(ROLES, max_size=3).map(tuple)),
    bodies=entries(Body, name=TEXTS, members=st.lists(SLUGS, max_size=9).map(tuple), rule=st.none() | TEXTS),
    issues=entries(Issue, label=TEXTS, keywords=LISTS, ordered=st.none() | st.booleans()),
    outlets=entries(Outlet, name=TEXTS, reliability=st.sampled_from("ABCDEF")),
)


@given(BOOKS, st.lists(TEXTS, max_size=3))
def test_what_is_written_is_read_back(book, comments):
    remarks = {("parties", one.id): "\n".join(comments) for one in book.parties}
    text = codebook_text(book, opening=comments, remarks=remarks, closing=comments)
    assert Codebook.model_validate(tomllib.loads(text)) == book


def test_a_file_that_is_written_is_read_back(tmp_path):
    book = Codebook(parties=(Party(id="alba", name='The "Alba"', aliases=("Alban\\", "Albans")),))
    path = tmp_path / "codebook.toml"
    path.write_text(codebook_text(book, remarks={("parties", "alba"): "3 mentions"}), encoding="utf-8")
    assert codebook_of(path) == book
    assert "# 3 mentions\n[[parties]]" in path.read_text(encoding="utf-8")


def test_long_lists_go_over_several_lines():
    book = Codebook(parties=(Party(id="alba", name="Alba", aliases=tuple(f"Alba number {n}" for n in range(40))),))
    assert max(map(len, codebook_text(book).splitlines())) <= 130
