"""The tables of states, parties, bodies, places and outlets agree with themselves and with each other."""

import re
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

KNOWLEDGE = Path(__file__).parents[2] / "src" / "detente" / "reading" / "knowledge"
AT_LEAST = {
    "states": 210,
    "institutions": 120,
    "organisations": 60,
    "bodies": 80,
    "groups": 60,
    "places": 200,
    "outlets": 90,
}
KEYS = {
    "states": {"id", "iso", "name", "aliases", "demonyms", "capital"},
    "institutions": {"id", "name", "aliases", "state", "kind"},
    "organisations": {"id", "name", "abbreviation", "aliases", "kind", "seat", "rule", "members_known", "members"},
    "bodies": {"id", "name", "aliases", "parent", "members", "rule", "kind"},
    "groups": {"id", "name", "aliases", "demonyms", "kind", "state"},
    "places": {"name", "aliases", "state", "kind"},
    "outlets": {"id", "name", "aliases", "kind", "state", "state_owned"},
}
OPTIONAL = {
    "states": {"capital_aliases", "metonyms"},
    "institutions": set(),
    "organisations": {"metonyms", "member_history"},
    "bodies": {"vetoes"},
    "groups": {"members"},
    "places": set(),
    "outlets": set(),
}
KINDS = {
    "institutions": set("legislature ministry court executive military intelligence central-bank agency".split()),
    "organisations": set("alliance organisation agency forum court".split()),
    "bodies": set("council assembly court commission format conference panel".split()),
    "groups": set("armed-group union employer political-party coalition company".split()),
    "places": set("city region site sea".split()),
    "outlets": set("agency paper broadcaster site".split()),
}
# ISO 3166-1 alpha-2 codes of the 193 members of the United Nations
UN_MEMBERS = set(
    """
    AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM
    CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS
    IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD
    MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN
    RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN
    YE ZM ZW
    """.split()
)


def read(table):
    return tomllib.loads((KNOWLEDGE / f"{table}.toml").read_text(encoding="utf-8"))[table]


TABLES = {table: read(table) for table in AT_LEAST}


def identity(entry):
    return entry.get("id", entry["name"])


def names(entry):
    """Every string by which a reader may know an entry."""
    lists = ("aliases", "demonyms", "capital_aliases", "metonyms")
    single = [entry["name"], entry.get("capital", ""), entry.get("abbreviation", "")]
    return [*filter(None, single), *(name for key in lists for name in entry.get(key, []))]


def ids(table):
    return {entry["id"] for entry in TABLES[table]}


every_table = pytest.mark.parametrize("table", TABLES)


@every_table
def test_a_table_says_at_the_top_what_it_knows_and_how_to_mend_it(table):
    opening = (KNOWLEDGE / f"{table}.toml").read_text(encoding="utf-8").partition("\n\n")[0]
    assert all(line.startswith("#") for line in opening.splitlines())
    assert "To add an entry" in opening
    assert "Source of the facts" in opening


@every_table
def test_a_table_is_full_enough(table):
    assert len(TABLES[table]) >= AT_LEAST[table]


@every_table
def test_every_entry_has_the_keys_of_its_table(table):
    allowed = KEYS[table] | OPTIONAL[table] | {"ambiguous", "ambiguous_names"}
    odd = {
        identity(entry): set(entry) ^ KEYS[table] for entry in TABLES[table] if not KEYS[table] <= set(entry) <= allowed
    }
    assert not odd


@pytest.mark.parametrize("table", KINDS)
def test_every_kind_is_known(table):
    assert {entry["kind"] for entry in TABLES[table]} <= KINDS[table]


def test_ids_are_slugs_and_unique_over_all_tables():
    owners = defaultdict(list)
    for table, entries in TABLES.items():
        for entry in entries:
            if "id" in entry:
                owners[entry["id"]].append(table)
    assert not [slug for slug in owners if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)]
    assert not {slug: tables for slug, tables in owners.items() if len(tables) > 1}


@pytest.mark.parametrize("table", [table for table in TABLES if table != "places"])
def test_entries_stand_in_alphabetical_order(table):
    found = [entry["id"] for entry in TABLES[table]]
    assert found == sorted(found)


def test_places_have_different_names():
    found = [entry["name"] for entry in TABLES["places"]]
    assert len(found) == len(set(found))


@every_table
def test_names_are_written_as_they_are_printed(table):
    written = [name for entry in TABLES[table] for name in names(entry)]
    assert all(name == " ".join(name.split()) for name in written)
    assert not [name for name in written if not name or "’" in name]


@every_table
def test_no_entry_says_a_name_twice(table):
    assert not [identity(entry) for entry in TABLES[table] if len(set(entry["aliases"])) < len(entry["aliases"])]
    assert not [identity(entry) for entry in TABLES[table] if entry["name"] in entry["aliases"]]


@every_table
def test_ambiguous_names_are_names_of_the_entry(table):
    for entry in TABLES[table]:
        assert set(entry.get("ambiguous_names", [])) <= set(names(entry)), identity(entry)
        assert entry.get("ambiguous", False) == (entry["name"] in entry.get("ambiguous_names", [])), identity(entry)


def test_a_name_of_two_entries_is_ambiguous_in_both():
    claims = defaultdict(dict)
    for table, entries in TABLES.items():
        for entry in entries:
            for name in names(entry):
                claims[name][table, identity(entry)] = name in entry.get("ambiguous_names", [])
    assert not {name: owners for name, owners in claims.items() if len(owners) > 1 and not all(owners.values())}


@pytest.mark.parametrize("table", ["institutions", "groups", "places", "outlets"])
def test_every_state_named_is_known(table):
    assert {entry["state"] for entry in TABLES[table]} <= ids("states") | {""}


def test_every_institution_belongs_to_a_state():
    assert all(entry["state"] for entry in TABLES["institutions"])


def test_members_of_organisations_are_known_states():
    for entry in TABLES["organisations"]:
        assert set(entry["members"]) <= ids("states"), entry["id"]
        assert entry["members_known"] == bool(entry["members"]), entry["id"]
        assert entry["members"] == sorted(set(entry["members"])), entry["id"]


def test_member_history_agrees_with_the_members():
    for entry in TABLES["organisations"]:
        for stay in entry.get("member_history", []):
            assert stay["state"] in ids("states")
            assert date.fromisoformat(stay["from"]) < date.fromisoformat(stay.get("to", "9999-12-31"))
            assert (stay["state"] in entry["members"]) == ("to" not in stay), (entry["id"], stay["state"])


def test_parents_and_members_of_bodies_are_known():
    for entry in TABLES["bodies"]:
        assert entry["parent"] in ids("organisations") | {""}, entry["id"]
        assert set(entry["members"]) <= ids("states") | ids("organisations") | ids("groups"), entry["id"]
        assert set(entry.get("vetoes", [])) <= ids("states"), entry["id"]


@pytest.mark.parametrize("table", ["organisations", "bodies"])
def test_every_rule_is_known(table):
    assert {entry["rule"] for entry in TABLES[table]} <= {"all", "majority", ""}


def test_all_members_of_the_united_nations_are_there_once():
    codes = [entry["iso"] for entry in TABLES["states"] if entry["iso"]]
    assert len(UN_MEMBERS) == 193
    assert set(codes) >= UN_MEMBERS
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)


def test_every_state_has_a_people_and_every_living_one_a_capital():
    assert all(entry["demonyms"] for entry in TABLES["states"])
    assert all(entry["capital"] for entry in TABLES["states"] if entry["iso"])


@pytest.mark.parametrize(
    ("organisation", "count"), [("nato", 32), ("eu", 27), ("g7", 7), ("gcc", 6), ("arab-league", 22), ("asean", 11)]
)
def test_memberships_have_their_published_size(organisation, count):
    [entry] = [entry for entry in TABLES["organisations"] if entry["id"] == organisation]
    assert len(entry["members"]) == count


@pytest.mark.parametrize(
    ("name", "table", "owner"),
    [
        ("NATO", "organisations", "nato"),
        ("Nato", "organisations", "nato"),
        ("Kremlin", "states", "russia"),
        ("U.S.", "states", "united-states"),
        ("Kiev", "states", "ukraine"),
        ("State Department", "institutions", "us-state-department"),
        ("NATO-Russia Council", "bodies", "nato-russia-council"),
        ("Houthi", "groups", "houthis"),
        ("ITAR-TASS", "outlets", "tass"),
        ("Donbass", "places", "Donbas"),
    ],
)
def test_names_known_to_every_desk_lead_to_their_owner(name, table, owner):
    assert [identity(entry) for entry in TABLES[table] if name in names(entry)] == [owner]
