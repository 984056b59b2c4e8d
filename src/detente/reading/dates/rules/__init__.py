"""All rules that read words about time; of those that match at a word the longest wins, of equals the first."""

from detente.reading.dates.patterns import Rule
from detente.reading.dates.rules import amounts, calendar, clock, periods, relative

RULES: tuple[Rule, ...] = (*calendar.RULES, *clock.RULES, *relative.RULES, *periods.RULES, *amounts.RULES)
