"""Whether a deed is still to be done, and whether it is denied, ruled out or kept open."""

from detente.reading.meaning.deeds.doers import ASKS
from detente.reading.meaning.deeds.naming import Naming
from detente.reading.meaning.deeds.words import base, listed, singular
from detente.reading.meaning.own_voice import DUTY
from detente.record import Act

DEALS = frozenset(
    {Act.DEMAND, Act.PROPOSE, Act.OFFER, Act.PROMISE, Act.ACCEPT, Act.CONCEDE, Act.REJECT, Act.REFUSE, Act.THREATEN}
)
"""Acts about something that somebody is to do or not."""
NOT = ("not", "n't", "never", "neither", "nor")
NO = ("no", "neither", "nobody", "nothing")
MODALS = {"'ll": "will", "'d": "would", "wo": "will", "ca": "can", "ought": "should", "shall": "will"}


class Standing(Naming):
    """How what somebody is to do stands: open, begun, denied, ruled out or kept open."""

    def rules_out(self, word: int) -> bool:
        """Return whether a verb says that something is not to be thought of (`rule out`, `exclude`)."""
        verb = base(self.tree.low[word], self.tree.tags[word])
        if not self.tree.is_verb(word) or verb not in listed("excluding"):
            return False
        return verb != "rule" or "out" in self.tree.low[word + 1 : word + 2]

    def weighs(self, word: int) -> bool:
        """Return whether a verb says that somebody thinks of doing what stands behind it (`is weighing whether to`)."""
        return self.tree.is_verb(word) and base(self.tree.low[word], self.tree.tags[word]) in listed("weighing")

    def kept_open(self, word: int) -> bool | None:
        """Return whether somebody would not rule a deed out; none: nobody speaks of ruling it out.

        To refuse to rule something out is no refusal of it: it may be done.
        """
        tree = self.tree
        over = word
        for _ in range(3):
            inner, over = over, tree.heads[over]
            if over == inner:
                return None
            if self.weighs(over):
                return self.denials(over) % 2 == 0 or None
            if tree.relations[inner] == "advcl" and tree.tags[inner] != "VBG":
                return None
            if self.rules_out(over):
                break
            if tree.tags[over] not in ("NN", "NNS") or singular(tree.low[over]) not in listed("possibilities"):
                return None
        else:
            return None
        if self.denials(over) % 2:
            return True
        return False if self.doers.inside(over) else None

    def denials(self, word: int) -> int:
        """Return how often a verb is denied: by `not` and `nobody`, and by the verbs that lead to it (`refused to`)."""
        tree = self.tree
        subject = tree.own_subject(word)
        count = sum(tree.low[kid] in NOT for kid in tree.kids[word])
        count += subject is not None and any(tree.low[kid] in NO for kid in (*tree.kids[subject], subject))
        over = tree.heads[word]
        if tree.relations[word] in ("xcomp", "ccomp") and subject is None and over != word:
            count += base(tree.low[over], tree.tags[over]) in listed("turning")
            count += sum(tree.low[kid] in NOT for kid in tree.kids[over])
        return count

    def negated(self, word: int) -> bool:
        """Return whether a verb is denied: by `not`, or by the verb that leads to it (`refuse to`)."""
        tree = self.tree
        turned = any(tree.low[kid] in NOT for kid in tree.kids[word])
        turned ^= any(tree.low[kid] == "no" and tree.low[kid + 1 : kid + 2] == ["longer"] for kid in tree.below(word))
        subject = tree.own_subject(word)
        turned ^= subject is not None and any(tree.low[kid] in NO for kid in (*tree.kids[subject], subject))
        over = tree.heads[word]
        if tree.relations[word] == "acl" and tree.low[over].rstrip("s") in listed("turning_nouns"):
            turned ^= not any(tree.low[kid] in (*NO, *NOT) for kid in tree.kids[over])
        turned ^= self.dropped(word)
        while over != word and self.doers.inside(over) and tree.relations[word] in ("xcomp", "ccomp", "acl"):
            verb = base(tree.low[over], tree.tags[over])
            turned ^= verb in listed("turning")
            turned ^= verb in listed("leading") and any(tree.low[kid] in NOT for kid in tree.kids[over])
            turned ^= (
                tree.tags[over].startswith(("JJ", "VBN"))
                and verb not in listed("leading")
                and any(tree.low[kid] in NOT for kid in tree.kids[over])
            )
            word, over = over, tree.heads[over]
        return turned

    def dropped(self, word: int) -> bool:
        """Return whether a verb says what is dropped: a plan, an intention (`scrap its plan to hire captains`)."""
        tree, noun = self.tree, self.tree.heads[word]
        over = tree.heads[noun]
        named = tree.relations[word] == "acl" and tree.relations[noun] in ("obj", "nsubj:pass")
        return named and tree.is_verb(over) and base(tree.low[over], tree.tags[over]) in listed("ending")

    def modal(self, word: int) -> str:
        """Return the word that says how a deed is to be done: its own modal verb, or that of the verb leading to it."""
        tree = self.tree
        for _ in range(3):
            found = next((kid for kid in tree.kids[word] if tree.low[kid] in listed("modals")), None)
            if found is not None:
                return MODALS.get(tree.low[found], tree.low[found])
            if self.is_to(word):
                return "must" if tree.is_passive(word) else "will"
            over = tree.heads[word]
            if over == word or tree.relations[word] not in ("xcomp", "conj") or not self.doers.inside(over):
                return ""
            verb = base(tree.low[over], tree.tags[over])
            if tree.relations[word] == "xcomp" and verb in ("have", "need"):
                return "must"
            if tree.relations[word] == "xcomp" and verb in listed("offering"):
                return "ready"
            if tree.low[over] in ("ready", "willing", "prepared", "open"):
                return "ready"
            word = over
        return ""

    def is_to(self, word: int) -> bool:
        """Return whether a report itself says that something is to be done (`Peru is to reopen the port`)."""
        said, kids = self.statement, self.tree.kids[word]
        to = any(self.tree.low[kid] == "to" and kid < word for kid in kids)
        return (
            said is not None and said.rule == DUTY and to and any(self.tree.low[kid] in ("is", "are") for kid in kids)
        )

    def is_open(self, word: int) -> bool:
        """Return whether it is still to be done: behind a modal verb or `to`, as an order, or as what is asked for."""
        tree, tag = self.tree, self.tree.tags[word]
        helpers = [
            kid for kid in tree.kids[word] if tree.relations[kid].startswith("aux") or tree.relations[kid] == "mark"
        ]
        if any(tree.tags[kid] == "MD" or tree.tags[kid] == "TO" or tree.low[kid] == "to" for kid in helpers):
            return not any(tree.low[kid] == "have" for kid in helpers)  # `would have left`
        if any(tree.low[kid] == "did" for kid in helpers):
            return False  # `he did not even answer`
        act = self.statement.act if self.statement else None
        if tag == "VB":
            return True
        if tag == "VBP" and act in DEALS and tree.kid(word, "mark") is not None and tree.marker(word) == "that":
            return True  # `on condition that they stop`
        if tree.relations[word] == "conj" and tree.is_verb(tree.heads[word]) and tag in ("VB", "VBP"):
            return self.is_open(tree.heads[word])
        if tag == "VBG":
            alone = tree.relations[word] in ("xcomp", "ROOT", "ccomp", "csubj")
            alone = alone or (tree.relations[word] == "advcl" and tree.starts[word] in self.openings)
            dealt = (
                act in DEALS
                and act is not Act.CONCEDE
                and (alone or tree.marker(word) in ("by", "of", "to", "without"))
            )
            return dealt or self.kept_open(word) is not None
        if tag == "VBN":
            asked = tree.relations[word] in ("acl", "xcomp", "ccomp", "ROOT", "dep")
            return (
                act in ASKS
                and asked
                and not any(tree.low[kid] in ("has", "have", "had", "was", "were") for kid in helpers)
            )
        return False

    def begins(self, word: int) -> bool:
        """Return whether a verb says of a thing to come that it is done (`will go ahead`, `would begin`)."""
        tree = self.tree
        if not tree.is_verb(word) or not (self.in_condition(word) or self.modal(word)):
            return False
        verb = base(tree.low[word], tree.tags[word])
        ahead = verb in ("go", "press") and "ahead" in tree.low[word + 1 : word + 3]
        force = verb in ("come", "go") and tree.low[word + 1 : word + 3] == ["into", "force"]
        goes = ahead or force or verb in listed("beginning") or self.lasts(word) or self.stops(word)
        ends = verb in listed("intransitive_ends") and not self.in_condition(word)
        return (goes or ends) and tree.kid(word, "obj", "xcomp") is None

    def lasts(self, word: int) -> bool:
        """Return whether a condition is that what is done already goes on (`if the siege goes on`)."""
        verb = base(self.tree.low[word], self.tree.tags[word])
        on = verb == "go" and self.tree.low[word + 1 : word + 2] == ["on"]
        return self.in_condition(word) and (on or verb in listed("continuing"))

    def stops(self, word: int) -> bool:
        """Return whether a condition is that what is done ends by itself (`unless the shelling stops`)."""
        verb = base(self.tree.low[word], self.tree.tags[word])
        return self.in_condition(word) and verb in listed("stopping") and self.tree.own_subject(word) is not None
