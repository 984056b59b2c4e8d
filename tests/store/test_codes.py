"""Every act, stance and attitude has a letter of its own, and is kept by it."""

import pytest
import sqlalchemy as sa

from detente.record import Act, Attitude, Stance
from detente.store.codes import ACTS, ATTITUDES, STANCES, Coded


@pytest.mark.parametrize(("words", "letters"), [(Act, ACTS), (Stance, STANCES), (Attitude, ATTITUDES)])
def test_every_word_has_a_letter_of_its_own(words, letters):
    assert set(letters) == set(words)
    assert len({*letters.values()}) == len(letters)
    assert {len(letter) for letter in letters.values()} == {1}


def test_a_word_is_kept_as_its_letter_and_found_by_itself():
    engine = sa.create_engine("sqlite://")
    kept = sa.Table("kept", sa.MetaData(), sa.Column("act", Coded(ACTS, 16)))
    with engine.begin() as connection:
        kept.create(connection)
        connection.execute(kept.insert(), [{"act": "demand"}, {"act": None}, {"act": "refuse"}])
        connection.execute(sa.text("INSERT INTO kept VALUES ('threaten')"))
        assert connection.execute(sa.select(kept.c.act)).scalars().all() == ["demand", None, "refuse", "threaten"]
        assert connection.execute(sa.select(kept.c.act).where(kept.c.act == "refuse")).scalars().all() == ["refuse"]
        assert connection.execute(sa.text("SELECT act FROM kept WHERE act = 'r'")).scalars().all() == ["r"]
