"""Reports of some 5 KB from a seeded grammar: any number of them, each with words of its own."""

import random
from datetime import date, timedelta

SIDES = {
    "Norway": ("Oslo", "Anna Berg", "Lars Holm", "Ingrid Dahl"),
    "Iceland": ("Reykjavik", "Jon Jonsson", "Helga Einarsdottir", "Olafur Gunnarsson"),
    "Denmark": ("Copenhagen", "Mette Lund", "Soren Kjaer", "Karen Bille"),
    "Ireland": ("Dublin", "Sean Walsh", "Aoife Burke", "Niall Doyle"),
}
OFFICES = ("foreign minister", "chief negotiator", "deputy foreign minister", "spokesman")
OUTLETS = ("Fjord Wire", "Harbour Post", "North Sea Daily", "Meridian Wire", "The Quay")
TOPICS = (
    "the cod quota",
    "fishing rights",
    "the patrol boats",
    "export duties",
    "inspections at sea",
    "the seabed cables",
)
SAID = (
    "{who} demanded on {day} that {other} withdraw its patrol boats from {topic_place}.",
    "“{Topic} is not for sale,” {who} told reporters in {town}. “We will not sign before {other} has moved.”",
    "{who} said {side} would leave the talks unless {other} gave a written guarantee on {topic}.",
    "{other} rejected the proposal on {topic}, an official close to the delegation said.",
    "{who} offered to reopen the harbours if {other} accepted a moratorium of {number} years on {topic}.",
    "According to {who}, {side} has sent {number} boats to {topic_place} since {day}.",
    "Talks between {side} and {other} will resume in {town} on {later}.",
    "{who} accused {other} of breaking the agreement of {day} on {topic}.",
    "The two sides have until {later} to settle {topic}, {who} said.",
    "{who} warned that {side} would impose duties on {number} goods should {other} send its inspectors away.",
    "There was no commitment on {topic}, {who} told parliament, but there was progress on the rest.",
    "Traders in {town} said prices had risen by {number} percent since the dispute over {topic} began.",
)  # fmt: skip
PLACES = ("the northern banks", "the strait", "the outer islands", "the eastern zone")
BEGIN = date(2031, 1, 1)


def report(number, size=5000, seed=11):
    """Return the text of one report and the day on which it appeared."""
    dice = random.Random(f"{seed}:{number}")
    day = BEGIN + timedelta(days=number % 300)
    town = dice.choice(list(SIDES.values()))[0]
    lines = [f"{town.upper()}, {spoken(day)}, {day.year} ({dice.choice(OUTLETS)}) - Report {number} on the talks."]
    length = len(lines[0])
    while length < size:
        paragraph = " ".join(sentence(dice, day) for _ in range(dice.randint(1, 3)))
        lines.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(lines) + "\n", day.isoformat()


def sentence(dice, day):
    """Return one sentence."""
    side, other = dice.sample(list(SIDES), 2)
    person = dice.randrange(1, 4)
    topic = dice.choice(TOPICS)
    return dice.choice(SAID).format(
        who=f"{side}'s {OFFICES[person]} {SIDES[side][person]}" if dice.random() < 0.5 else SIDES[side][person],
        side=side,
        other=other,
        topic=topic,
        Topic=topic[0].upper() + topic[1:],
        topic_place=dice.choice(PLACES),
        town=dice.choice(list(SIDES.values()))[0],
        number=dice.randint(2, 90),
        day=spoken(day - timedelta(days=dice.randint(1, 40))),
        later=spoken(day + timedelta(days=dice.randint(1, 40))),
    )


def spoken(day):
    """Return a day as newspapers write it."""
    return f"{day:%B} {day.day}"
