"""Who agrees with whom: known answers, laws, and files that other programs read."""

import csv
import io

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.analysis.networks import actor_network, issue_network, networks, side_of
from detente.errors import UnknownKind
from detente.formats.network_files import network_csv, network_graphml
from detente.models import discourse
from detente.record import Issue, Party, Record
from drafting import Sheet
from strategies import of_whole_records, records

TEXT = "a0 a1 a2 a3 b0 b1 b2 b3 c0 c1 c2 c3 d0"


def record(*said, text=TEXT):
    """Return a record of statements (words, act, party, issue, date, negated)."""
    sheet = Sheet(text)
    for words, act, party, issue, *more in said:
        date = more[0] if more else None
        sheet.statement(words, act, party=party, issue=issue, date=date, negated=len(more) > 1)
    for party in sorted({one[2] for one in said}):
        sheet.add("parties", Party(id=party, name=party.title(), kind="state"))
    sheet.add("issues", Issue(id="dam", label="The \x00 dam & water"))
    return Record.of([sheet.draft()])


DAM = record(
    ("a0", "demand", "alba", "dam", "2031-05-01"),
    ("a1", "refuse", "alba", "toll", "2031-05-02"),
    ("a2", "demand", "alba", "dam", "2031-05-20"),
    ("b0", "accept", "borea", "dam", "2031-05-03"),
    ("b1", "offer", "borea", "toll", "2031-06-04"),
    ("c0", "reject", "cadia", "dam", "2031-06-05"),
    ("c1", "reject", "cadia", "toll", "2031-06"),
    ("d0", "threaten", "doria", "dam", "2031-05-01"),
)


def weights(network):
    names = [node.id for node in network.rows]
    return {
        (one, two): network.weights[number, other]
        for number, one in enumerate(names)
        for other, two in enumerate(names)
        if number < other and network.weights[number, other]
    }


def test_the_four_forms_of_a_small_case():
    assert weights(actor_network(DAM, "agreement")) == {("alba", "borea"): 1}
    assert weights(actor_network(DAM, "congruence")) == {("alba", "borea"): 1, ("alba", "cadia"): 1}
    assert weights(actor_network(DAM, "conflict")) == {
        ("alba", "borea"): 1, ("alba", "cadia"): 1, ("borea", "cadia"): 2,
    }  # fmt: skip
    assert weights(actor_network(DAM, "subtract")) == {("borea", "cadia"): -2}
    assert weights(actor_network(DAM, "congruence", counting="statements")) == {
        ("alba", "borea"): 2, ("alba", "cadia"): 1,
    }  # fmt: skip


def test_ties_are_divided_by_a_norm():
    assert weights(actor_network(DAM, norm="average"))["alba", "borea"] == 1 / 2
    assert weights(actor_network(DAM, norm="jaccard"))["alba", "borea"] == 1 / 3
    assert weights(actor_network(DAM, norm="cosine"))["alba", "borea"] == pytest.approx(1 / 2)


def test_actors_and_issues():
    subtract = issue_network(DAM)
    assert [node.id for node in subtract.rows] == ["alba", "borea", "cadia"]
    assert [node.id for node in subtract.columns] == ["dam", "toll"]
    assert subtract.weights.tolist() == [[2, -1], [1, 1], [-1, -1]]
    assert issue_network(DAM, "ignore").weights.tolist() == [[2, 1], [1, 1], [1, 1]]
    assert issue_network(DAM, "combine").weights.tolist() == [[1, 2], [1, 1], [2, 2]]
    assert issue_network(DAM, norm="activity").weights[0].tolist() == [2 / 3, -1 / 3]
    assert issue_network(DAM, norm="prominence").weights[:, 0].tolist() == [2 / 4, 1 / 4, -1 / 4]


def test_what_is_denied_counts_for_the_other_side():
    turned = record(("a0", "demand", "alba", "dam", None, True), ("b0", "refuse", "borea", "dam", None, True))
    assert [side_of(one) for one in turned.statements] == [discourse.AGAINST, discourse.FOR]
    assert weights(actor_network(turned, "conflict")) == {("alba", "borea"): 1}


def test_one_statement_in_two_reports_counts_once_but_two_issues_are_two():
    def sheet(outlet, issue):
        text = f"{outlet}: Alba will never open the northern lock gates again."
        return Sheet(text, outlet=outlet).statement("will never open the northern lock gates again", "refuse",
                                                    party="alba", issue=issue).draft()  # fmt: skip

    assert issue_network(Record.of([sheet("Wire", "dam"), sheet("Ledger", "dam")])).weights.tolist() == [[-1]]
    assert issue_network(Record.of([sheet("Wire", "dam"), sheet("Ledger", "toll")])).weights.tolist() == [[-1, -1]]


@pytest.mark.parametrize("act", ["threaten", "warn", "accuse", "praise", "assess", "inform"])
def test_other_acts_take_no_side(act):
    assert side_of(record(("a0", act, "alba", "dam")).statements[0]) is None


def test_slices_have_the_same_nodes_and_leave_out_what_lies_in_none():
    months = networks(DAM, "congruence", by="month")
    assert [network.time for network in months] == ["2031-05", "2031-06"]
    assert len({network.rows for network in months}) == 1
    assert weights(months[0]) == {("alba", "borea"): 1}
    weeks = networks(DAM, "congruence", by="week")
    assert [network.time for network in weeks] == ["2031-W18", "2031-W21", "2031-W23"]
    assert {network.left_out for network in weeks} == {1}  # known to the month
    days = networks(DAM, "congruence", by=3)
    assert days[0].time == "2031-05-01/2031-05-03"
    assert networks(DAM, "conflict", issues=False, by="year")[0].time == "2031"


@pytest.mark.parametrize(
    "asked",
    [{"form": "love"}, {"norm": "newman"}, {"actors": "dog"}, {"by": "hour"}, {"by": 0}, {"by": True},
     {"counting": "words"}, {"issues": True}],
)  # fmt: skip
def test_what_there_is_not_is_told(asked):
    with pytest.raises(UnknownKind):
        networks(DAM, **({"form": "congruence"} | asked))


def read(text):
    return nx.read_graphml(io.BytesIO(text.encode()))


def test_graphml_has_typed_attributes():
    graph = read(network_graphml(actor_network(DAM, "subtract")))
    assert dict(graph.nodes(data=True))["alba"] == {"label": "Alba", "mode": "actor", "kind": "state", "said": 3}
    assert graph["borea"]["cadia"] == {"weight": -2.0, "sign": -1}
    assert not graph.is_directed()
    assert network_graphml(actor_network(DAM)) == network_graphml(actor_network(DAM))
    text = network_graphml(actor_network(DAM))
    for words in ('attr.name="weight" attr.type="double"', 'attr.name="label" attr.type="string"',
                  'edgedefault="undirected"'):  # fmt: skip
        assert words in text


def test_graphml_of_actors_and_issues():
    graph = read(network_graphml(issue_network(DAM)))
    assert graph.nodes["issue:dam"]["label"] == "The \ufffd dam & water"
    assert graph.nodes["issue:dam"]["mode"] == "issue"
    assert graph["alba"]["issue:dam"] == {"weight": 2.0, "sign": 1, "for": 2, "against": 0}
    assert graph.number_of_edges() == 6


def test_a_tie_of_as_much_for_as_against_stays_in_the_file():
    both = record(("a0", "demand", "alba", "dam"), ("a1", "refuse", "alba", "dam"))
    graph = read(network_graphml(issue_network(both)))
    assert graph["alba"]["issue:dam"] == {"weight": 0.0, "sign": 1, "for": 1, "against": 1}


def test_csv_is_a_matrix_with_names():
    rows = list(csv.reader(io.StringIO(network_csv(actor_network(DAM, "subtract")))))
    assert rows == [["", "alba", "borea", "cadia"], ["alba", "0", "0", "0"], ["borea", "0", "0", "-2"],
                    ["cadia", "0", "-2", "0"]]  # fmt: skip


def test_nothing_said_gives_an_empty_network():
    network = actor_network(Record())
    assert network.rows == ()
    assert read(network_graphml(network)).number_of_nodes() == 0
    assert network_csv(network) == '""\r\n'
    assert networks(Record(), "congruence", by="week") == ()
    assert issue_network(Record()).two_mode is False


COUNTS = arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 3), st.just(2)), elements=st.integers(0, 3))


def slowly(counts, form):
    """The sums of the manual, term by term."""
    found = np.zeros((len(counts), len(counts)))
    for one in range(len(counts)):
        for two in range(len(counts)):
            for issue in range(counts.shape[1]):
                for mine in (0, 1):
                    for theirs in (0, 1):
                        apart = abs(mine - theirs)
                        share = {"congruence": 1 - apart, "conflict": apart, "subtract": 1 - 2 * apart,
                                 "agreement": float(mine == theirs == discourse.FOR)}[form]  # fmt: skip
                        found[one, two] += counts[one, issue, mine] * counts[two, issue, theirs] * share
    np.fill_diagonal(found, 0)
    return found


@given(COUNTS, st.sampled_from(sorted(discourse.FORMS)))
def test_the_matrices_are_the_sums_of_the_manual(counts, form):
    assert np.array_equal(discourse.actors_with_actors(counts, form), slowly(counts, form))


@given(COUNTS)
def test_norms_keep_similarity_between_0_and_1(counts):
    cosine = discourse.actors_with_actors(counts, "congruence", "cosine")
    jaccard = discourse.actors_with_actors(counts, "congruence", "jaccard")
    assert ((cosine >= 0) & (cosine <= 1 + 1e-9)).all()
    assert ((jaccard >= 0) & (jaccard <= 1)).all()
    twin = np.concatenate([counts, counts[:1]])
    if counts[0].any():
        assert discourse.actors_with_actors(twin, "congruence", "cosine")[0, -1] == pytest.approx(1)


@of_whole_records
@given(records(), st.sampled_from(sorted(discourse.FORMS)), st.sampled_from(sorted(discourse.NORMS)))
def test_networks_of_any_record(record, form, norm):
    network = actor_network(record, form, norm=norm)
    assert np.array_equal(network.weights, network.weights.T)
    assert [node.id for node in network.rows] == sorted(node.id for node in network.rows)
    graph = read(network_graphml(network))
    assert set(graph) == {node.id for node in network.rows}
    for period in ("day", "week", "month", "year", 7):
        sliced = networks(record, "ignore", issues=True, by=period, counting="statements")
        whole = issue_network(record, "ignore")
        left_out = sliced[0].left_out if sliced else whole.weights.sum()
        assert sum(one.weights.sum() for one in sliced) + left_out == whole.weights.sum()


@of_whole_records
@given(records())
def test_the_order_of_reports_changes_nothing(record):
    turned = record.model_copy(update={"statements": record.statements[::-1], "reports": record.reports[::-1]})
    assert network_csv(issue_network(record)) == network_csv(issue_network(turned))
