"""Who does what a verb or a noun names: the party that its subject, its owner or a pronoun stands for."""

from functools import cache

from detente.reading.knowledge import table
from detente.reading.meaning.deeds.words import base, singular
from detente.reading.meaning.own_voice import OWN_VOICE
from detente.reading.meaning.parties import Parties
from detente.reading.page import Range
from detente.reading.syntax import Tree
from detente.record import Act, Statement, Wording

FIRST = ("we", "i", "us", "me", "ours")
OUR = ("our", "my")
OWN = ("its", "their", "his", "her")
THIRD = ("it", "they", "he", "she", "them", "him", "her")
PROMISING = ("promise", "vow", "pledge", "threaten", "refuse", "agree", "offer")
"""Verbs whose object is told, and does not do what follows: `promised the union to pay`."""
LONGEST_NAME = 60
"""The rule by which the report's own words are kept: they go on in the mind of whoever spoke before."""
ASKS = frozenset({Act.DEMAND, Act.PROPOSE})
RELATIVE = ("who", "which", "that", "whom")


@cache
def name_of(party: str) -> str:
    """Return the name of an organisation of the tables, else the slug's words."""
    known = (row["name"] for row in table("organisations")["organisations"] if row["id"] == party)
    return str(next(known, party.replace("-", " ").title()))


def given(noun: str) -> bool:
    """Return whether a noun is what one gets from who does it (`a guarantee from Nato`, unlike `a retreat from`)."""
    known = table("deeds")
    return singular(noun) in (*known["abstract"], *known["done_with"]["give"])


class Doers:
    """The parties of one sentence, asked for by the word that does something; `statement` tells who `we` are."""

    def __init__(self, parties: Parties, tree: Tree, statement: Statement | None, within: Range) -> None:
        self.parties, self.tree, self.statement, self.within = parties, tree, statement, within

    @property
    def speaker(self) -> str | None:
        """The party that speaks."""
        return self.statement.speaker.party if self.statement else None

    def of_verb(self, verb: int) -> str | None:
        """Return the party that does what a verb tells."""
        if self.tree.is_passive(verb):
            agent = next(
                (kid for kid in self.tree.kids_by(verb, "obl", "obl:agent") if self.tree.marker(kid) == "by"), None
            )
            return self.keeper(verb) if agent is None else self.party(agent)
        if self.asked_of_another(verb):
            return (self.statement.target if self.statement else None) or self.called_on(verb)
        subject = self.subject(verb)
        if subject is not None and self.does_to_speaker(verb, subject):
            return None
        if subject is not None and self.is_asked(subject):
            return self.statement.target if self.statement else None
        if subject is not None:
            return None if singular(self.tree.low[subject]) in table("deeds")["employees"] else self.party(subject)
        return self.speaker if self.opens(verb) else None

    def keeper(self, verb: int) -> str | None:
        """Return the party in whose country somebody is to be held or tried (`would be held in Qatar`)."""
        if base(self.tree.low[verb], self.tree.tags[verb]) not in table("deeds")["kept_somewhere"]:
            return None
        where = (kid for kid in self.tree.kids_by(verb, "obl") if self.tree.marker(kid) in ("by", "in"))
        place = next((kid for kid in where if self.tree.tags[kid].startswith("NNP")), None)
        return None if place is None else self.parties.meant(self.tree, place, self.statement)

    def first_of(self, verb: int) -> int:
        """Return the first of the verbs that `and` joins to a verb without a subject of its own."""
        tree = self.tree
        while tree.relations[verb] == "conj" and tree.own_subject(verb) is None:
            over = tree.heads[verb]
            if not tree.is_verb(over) or not self.inside(over):
                break
            verb = over
        return verb

    def called_on(self, verb: int) -> str | None:
        """Return the party that stands before a verb as the one who is asked for it (`called on the union to pay`)."""
        tree, verb = self.tree, self.first_of(verb)
        head = tree.heads[tree.heads[verb]] if tree.relations[verb] == "acl" else tree.heads[verb]
        near = (kid for kid in tree.kids_by(head, "obl", "obj", "iobj") if kid < verb and self.inside(kid))
        asked = next(near, None)
        return None if asked is None else self.party(asked)

    def asked_of_another(self, verb: int) -> bool:
        """Return whether a verb tells what others are asked for: who asks does not do it (`wants the bank to pay`)."""
        said, tree = self.statement, self.tree
        verb = self.first_of(verb)
        if said is None or said.act not in ASKS or tree.marker(verb) != "to" or tree.own_subject(verb) is not None:
            return False
        head = tree.heads[verb]
        named = said.rule.startswith("directed:")  # who is asked is its target, wherever the tree has them
        first = tree.index(said.content[0][0])
        opens = tree.low[first] if first < len(tree) else ""
        if not named and (opens == "that" or (opens == "to" and tree.relations[first] == "mark")):
            return False
        top = not self.inside(head) or (tree.relations[verb] == "acl" and not self.inside(tree.heads[head]))
        asked = self.subject(verb)
        return top and (asked is None or not self.inside(asked) or self.speaks(asked))

    def does_to_speaker(self, verb: int, subject: int) -> bool:
        """Return whether whoever does it does it to the one who speaks (`they would force it to pay`)."""
        thing = self.tree.kid(verb, "obj")
        return self.tree.low[subject] == "they" and thing is not None and self.tree.low[thing] in ("it", "him", "her")

    def opens(self, verb: int) -> bool:
        """Return whether nothing of what is said stands over a verb: its subject is the speaker (`to leave`)."""
        head = self.tree.heads[verb]
        top = head == verb or not self.inside(head)
        return top and self.tree.tags[verb] in ("VB", "VBG") and not self.is_order(verb)

    def is_order(self, verb: int) -> bool:
        """Return whether a verb is an imperative in somebody's own words: who speaks does not do it."""
        tree, said = self.tree, self.statement
        helped = any(tree.relations[kid].startswith("aux") or tree.relations[kid] == "mark" for kid in tree.kids[verb])
        own = said is not None and said.wording is Wording.DIRECT
        return own and tree.tags[verb] == "VB" and not helped and tree.low[verb - 1 : verb] != ["to"]

    def inside(self, word: int) -> bool:
        """Return whether a word stands in what is said."""
        return self.within[0] <= self.tree.starts[word] < self.within[1]

    def stranger(self, verb: int) -> str | None:
        """Return the name of somebody who does what a verb tells and is no party."""
        subject = self.subject(verb)
        asks = subject is not None and self.tree.relations[subject].startswith("nsubj") and not self.inside(subject)
        if asks and self.asked_of_another(verb):
            return None  # who asks does not do it
        if subject is None or not self.tree.tags[subject].startswith("NN"):
            return self.nameless(verb, subject)
        if not self.tree.tags[subject].startswith("NNP"):
            low = self.tree.low[subject]
            named = singular(low) in table("deeds")["third"] or low in table("targets")["apart"]
            third = named and self.inside(subject)
            return self.tree.low[subject] if third else None
        names = [word for word in (*self.tree.kids[subject], subject) if self.tree.tags[word].startswith("NNP")]
        start, end = self.tree.starts[min(names)], self.tree.ends[max(names)]
        return self.parties.page.text[start:end] if end - start < LONGEST_NAME else None

    def nameless(self, verb: int, subject: int | None) -> str | None:
        """Return the name of the one who speaks and does it, when the report does not tell for whom."""
        said = self.statement
        if said is not None and said.rule.startswith(OWN_VOICE) and subject is not None:
            return self.parties.named_before(self.tree.starts[subject], self.tree.low[subject])
        if (
            said is None
            or said.rule.startswith(OWN_VOICE)
            or said.speaker.party
            or said.speaker.unnamed
            or not said.speaker.name
        ):
            return None
        if subject is None:
            return said.speaker.name if self.opens(verb) else None
        low = self.tree.low[subject]
        first = low in ("we", "i") and said.wording is Wording.DIRECT
        own = low in ("it", "he", "she", "they") and said.wording is not Wording.DIRECT and self.nobody_before(subject)
        return said.speaker.name if first or own else None

    def nobody_before(self, word: int) -> bool:
        """Return whether no noun that does something stands before a pronoun in what is said."""
        before = (kid for kid in range(word) if self.inside(kid))
        return not any(self.tree.tags[kid].startswith("NN") and self.tree.relations[kid] == "nsubj" for kid in before)

    def own_subject(self, verb: int) -> int | None:
        """Return a verb's own subject, but for the `what` of `what they refuse is to hand over their guns`."""
        own = self.tree.own_subject(verb)
        outer = own is not None and self.tree.low[own] == "what" and self.tree.relations[own] == "nsubj:outer"
        return None if outer else own

    def subject(self, verb: int) -> int | None:
        """Return the word that does it: a verb's own subject, the object of the verb over it, or the shared one."""
        tree = self.tree
        own = self.own_subject(verb)
        if own is None and self.is_order(verb):
            return None
        if own is not None:
            return tree.heads[verb] if tree.low[own] in RELATIVE and tree.relations[verb].startswith("acl") else own
        head, relation = tree.heads[verb], tree.relations[verb]
        if head == verb:
            return None
        if relation in ("xcomp", "ccomp") or (relation == "advcl" and self.told(verb) is not None):
            return self.subject_behind(verb)
        if relation in ("conj", "advcl", "parataxis") and tree.is_verb(head):
            return None if tree.is_passive(head) and relation != "conj" else self.subject(head)
        if relation in ("advcl", "csubj", "conj") and tree.tags[head].startswith(("JJ", "VBN")):
            return tree.own_subject(head)
        if relation.startswith("acl") and tree.tags[verb] in ("VB", "VBG"):  # `a promise to pay`, `rockets hitting`
            if tree.marker(head) == "by" and tree.marker(verb) == "to":
                return head  # `an offer by four towns to pay`
            owner = tree.kid(head, "nmod:poss")
            over = tree.heads[head]
            if owner is not None or self.rejects(over, head):
                return owner
            return self.subject(over) if tree.is_verb(over) and over != head else None
        return None

    def rejects(self, verb: int, noun: int) -> bool:
        """Return whether a verb, outside what is said, turns down what another means to do (`opposed plans to build`).

        A duty or a call is turned down by the one it is meant for.
        """
        said, known = self.statement, table("deeds")["intentions"]
        turned = said is not None and said.act is Act.REJECT and not self.inside(verb)
        return turned and singular(self.tree.low[noun]) in known

    def told(self, verb: int) -> int | None:
        """Return the word for those who are told to do something (`asked the court to forbid it`)."""
        head = self.tree.heads[verb]
        if self.tree.marker(verb) != "to":
            return None
        telling = base(self.tree.low[head], self.tree.tags[head]) in table("deeds")["telling"]
        hearer = self.tree.kid(head, "iobj", "obj") if telling else self.tree.kid(head, "iobj")
        return hearer if hearer is not None and head < hearer < verb else None

    def subject_behind(self, verb: int) -> int | None:
        """Return the word that does what stands behind another (`wants Iceland to pay`, `is ready to help`)."""
        tree, head = self.tree, self.tree.heads[verb]
        if tree.marker(verb) == "whether" and any(tree.low[kid] == "to" for kid in tree.kids[verb]):
            return self.subject(head)
        if tree.relations[verb] == "ccomp" and tree.kid(verb, "mark") is not None and tree.marker(verb) != "to":
            return tree.kid(verb, "compound")  # `that Iceland pay`, taken for a noun before a noun
        if tree.is_verb(head):
            told = tree.kid(head, "iobj") or tree.kid(head, "obj")
            if told is not None and told < verb and tree.low[head].rstrip("ds") not in PROMISING:
                return told
            return self.subject(head) if self.inside(head) or tree.own_subject(head) is not None else None
        if not tree.tags[head].startswith(("JJ", "VBN")):
            return None
        own = tree.own_subject(head)  # `is ready to help`
        return tree.kid(head, "expl") if own is None else own

    def party(self, word: int) -> str | None:
        """Return the party that a noun or a pronoun stands for."""
        low = self.tree.low[word]
        if low in FIRST:
            return self.speaker
        if low in THIRD or low in OWN:
            return self.by_pronoun(word)
        if self.tree.tags[word].startswith(("PRP", "W", "DT")):
            return None
        if low == "government" and self.speaks_for_state() and self.of_speaker(word):
            return self.speaker
        if self.are_its_members(word):
            return self.speaker
        found = self.parties.meant(self.tree, word, self.statement)
        if found is None and self.ends_own_name(word):
            return self.speaker
        if found is None and singular(low) in table("deeds")["others"]:
            return self.other_side(word)
        return found or (self.speaker if self.speaks(word) else None) or self.union_of(word) or self.owner(word)

    def are_its_members(self, word: int) -> bool:
        """Return whether a union speaks, of those who work (`thousands of drivers will walk out, their union said`)."""
        naming = self.parties.page.parties.get(self.speaker or "")
        naming = naming or self.parties.cast.unnamed_parties.get(self.speaker or "")
        if naming is None or naming.kind != "union" or self.tree.tags[word] != "NNS":
            return False
        inner = self.tree.kids_by(word, "nmod") if self.tree.low[word] in ("thousands", "hundreds") else []
        people = [word, *inner, *(other for one in inner for other in self.tree.kids_by(one, "conj"))]
        return any(self.tree.low[one] in table("deeds")["at_work"] for one in people)

    def ends_own_name(self, word: int) -> bool:
        """Return whether `the Union` or `the Front` ends the name of the one for whom somebody speaks."""
        start, end = self.tree.starts[word], self.tree.ends[word]
        spelled = self.parties.page.text[start:end]
        return spelled[:1].isupper() and bool(self.speaker) and name_of(self.speaker or "").endswith(f" {spelled}")

    def of_speaker(self, word: int) -> bool:
        """Return whether nothing makes `the government` another's than that of whoever speaks."""
        plain = all(self.tree.low[kid] in ("the", "its", "his", "her") for kid in self.tree.kids[word][:1])
        owned = self.tree.kids_by(word, "amod", "nmod", "compound")
        return plain and not owned and self.parties.governed.get("government") in (None, self.speaker)

    def speaks_for_state(self) -> bool:
        """Return whether the speaker's party is a state, whose government it is that is not said to be another's."""
        naming = self.parties.page.parties.get(self.speaker or "")
        return naming is not None and naming.kind == "state"

    def other_side(self, word: int) -> str | None:
        """Return whom the speaker deals with, for a noun that means its opponent (`its upstream neighbour`)."""
        owned = any(self.tree.low[kid] in (*OWN, *OUR) for kid in self.tree.kids_by(word, "nmod:poss"))
        return self.statement.target if self.statement and owned else None

    def union_of(self, word: int) -> str | None:
        """Return the union or committee that is named after the people a plain plural means (`the nurses`)."""
        if self.tree.tags[word] != "NNS" or self.tree.kids_by(word, "compound", "nummod", "amod", "nmod"):
            return None
        return self.parties.cast.taking_up.union_of(self.tree.low[word])

    def speaks(self, word: int) -> bool:
        """Return whether a noun is the one who speaks (`a spokesman for Kenya did not exclude leaving`)."""
        spans = self.statement.source if self.statement else ()
        return any(start <= self.tree.starts[word] < end for start, end in spans)

    def owner(self, noun: int) -> str | None:
        """Return the party whose deed or people a noun names (`our members`, `Kenya's lifting of the ban`)."""
        tree = self.tree
        if tree.low[noun] in table("targets")["people_apart"]:
            return None
        for kid in tree.kids_by(noun, "nmod:poss", "amod", "compound", "nmod"):
            low, relation = tree.low[kid], tree.relations[kid]
            if (
                relation == "nmod"
                and tree.marker(kid) != "by"
                and not (tree.marker(kid) == "of" and singular(tree.low[noun]) in table("deeds")["goings"])
                and not (tree.marker(kid) == "from" and given(tree.low[noun]))
            ):
                continue
            if tree.low[noun] in table("targets")["apart"] and relation != "amod":
                continue  # `Kenya's creditors`
            if low in OUR:
                return self.speaker
            if low in OWN:
                return self.by_pronoun(kid)
            if not tree.tags[kid].startswith("PRP"):
                found = self.parties.meant(tree, kid, self.statement)
                if found:
                    return found
        return None

    def is_told(self, hearer: int, word: int) -> bool:
        """Return whether a noun is told or asked what a pronoun does (`asked the airline whether it would pay`)."""
        tree, over = self.tree, self.tree.heads[hearer]
        told = tree.relations[hearer] in ("iobj", "obj") and tree.heads[tree.heads[word]] == over
        return told and base(tree.low[over], tree.tags[over]) in table("deeds")["telling"]

    def is_asked(self, word: int) -> bool:
        """Return whether a word before what is said is whom the speaker asks (`urged the government to stay`)."""
        return self.is_before_content(word) and self.statement is not None and self.statement.target is not None

    def is_before_content(self, word: int) -> bool:
        """Return whether a word is the object of the verb that asks for something: it is not the speaker."""
        asks = self.statement is not None and self.statement.act in ASKS
        return asks and self.tree.relations[word] in ("obj", "iobj") and not self.inside(self.tree.heads[word])

    def named_before(self, word: int, *, any_place: bool, other: bool) -> tuple[str | None, bool]:
        """Return the party named before a pronoun that it may stand for, and whether somebody is told at all.

        Args:
            word: The pronoun.
            any_place: Whether it may be somebody who does nothing in the sentence.
            other: Whether it is certainly not the one who speaks.
        """
        for before in range(word - 1, -1, -1):
            if not self.tree.tags[before].startswith("NN"):
                continue
            doing = self.tree.relations[before].startswith("nsubj") or self.is_told(before, word)
            if not (any_place or doing):
                continue
            if self.tree.relations[word] in ("obj", "iobj") and self.tree.own_subject(self.tree.heads[word]) == before:
                continue  # `Norway pressed it to pay`
            if self.tree.low[word] == "they" and self.is_thing(before):
                return None, True  # `said the sanctions could be eased but that they must come back`
            party = self.parties.meant(self.tree, before, self.statement)
            name = self.parties.name_at(self.tree.starts[before], self.tree.ends[before])
            if self.tree.low[word] in ("he", "she") and name is not None and name.kind == "party":
                continue  # nobody's `he`
            stands_out = self.tree.tags[before] == "NNP" and self.tree.relations[before].startswith("nsubj")
            if party is None and stands_out and self.inside(before):
                return None, True  # `should National win, it would`: somebody who is no known party
            if party and not (other and party == self.speaker):
                return party, True
        return None, False

    def opens_second_clause(self, word: int) -> bool:
        """Return whether `it` is the subject of a second clause with `that` (`said Peru left and that it would`)."""
        tree, verb = self.tree, self.tree.heads[word]
        second = tree.relations[verb] == "conj" and tree.marker(verb) == "that" and self.inside(verb)
        return self.tree.low[word] == "it" and second and tree.relations[word] == "nsubj"

    def speaker_acts_behind(self, word: int) -> bool:
        """Return whether the side that speaks is named behind an `it` (`if it attacked, Peru would pay, she said`)."""
        tree, said = self.tree, self.statement
        if tree.low[word] != "it" or said is None or self.speaker is None or said.condition is None:
            return False
        behind = range(word + 1, len(tree))
        names = [kid for kid in behind if tree.relations[kid].startswith("nsubj") and tree.tags[kid].startswith("NNP")]
        said_of = [kid for kid in names if any(start <= tree.starts[kid] < end for start, end in said.content)]
        return any(self.parties.meant(tree, kid, said) == self.speaker for kid in said_of)

    def told_of(self, word: int) -> str | None:
        """Return the party that opens the sentence before, for an `it` of people without a party (`media said it`)."""
        said = self.statement
        return None if said is None or self.tree.low[word] != "it" or said.speaker.person else self.opening_before()

    def opening_before(self) -> str | None:
        """Return the party that opens the sentence before the one in which somebody speaks."""
        said = self.statement
        if said is None:
            return None
        opening = self.parties.cast.opening_party(said.sentence[0])
        name = None if opening is None else self.parties.name_at(*opening)
        return None if name is None else name.party

    def is_thing(self, noun: int) -> bool:
        """Return whether a plural in what is said indirectly is something that others do something to."""
        tree, said = self.tree, self.statement
        indirect = said is not None and said.wording is not Wording.DIRECT and self.inside(noun)
        done_to = tree.tags[noun] == "NNS" and tree.relations[noun] == "nsubj:pass"
        return indirect and done_to and self.party(noun) is None

    def by_pronoun(self, word: int) -> str | None:
        """Return the party of a pronoun: the one named before it in the sentence, else the speaker.

        In a quotation whoever speaks is `we`, so that `they` is somebody else. In a condition the one named last is
        meant (`sanctions on Russia should it invade`), elsewhere the last one that does something.
        """
        if self.is_asked(word):
            return self.statement.target if self.statement else None
        asked = self.is_before_content(word)
        direct = self.statement is not None and self.statement.wording is Wording.DIRECT
        condition = self.statement.condition.span if self.statement and self.statement.condition else (0, 0)
        any_place = asked or condition[0] <= self.tree.starts[word] < condition[1] or self.tree.low[word] in OWN
        if not direct and self.opens_second_clause(word):
            return self.speaker
        party, told = self.named_before(word, any_place=any_place, other=direct or asked)
        if told:
            return party
        if asked:
            return None
        if not direct and self.speaker_acts_behind(word):
            return self.opening_before()
        if not direct and (self.statement is None or self.statement.rule.startswith(OWN_VOICE)):
            alone = self.nobody_before(word)
            return self.parties.spoke_before(self.tree.starts[word], self.tree.low[word]) if alone else None
        if not direct:
            return self.speaker or self.told_of(word)
        return self.statement.target if self.statement and self.tree.low[word] in ("they", "them", "their") else None
