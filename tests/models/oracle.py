"""The definitions of the graph model word for word, over sets, states and last movers: slow, and easy to believe."""

from itertools import combinations


class Oracle:
    """Answers by brute force; moves[dm][state] is a set of states, ranks[dm][state] larger is better."""

    def __init__(self, moves, ranks):
        self.moves, self.ranks = moves, [list(map(int, row)) for row in ranks]
        self.dms, self.states = range(len(moves)), range(len(moves[0]))

    @classmethod
    def of(cls, game):
        """Read the moves off the definition: one at a time, option by option."""
        if hasattr(game, "targets"):
            lists = [[set(map(int, game.moves(dm, s))) for s in range(game.n_states)] for dm in game.decision_makers]
            return cls(lists, game.ranks)
        states = [int(mask) for mask in game.states]
        owners, directions = game.owners.tolist(), game.directions.tolist()

        def allowed(dm, here, there):
            for option, (owner, direction) in enumerate(zip(owners, directions, strict=True)):
                before, after = here >> option & 1, there >> option & 1
                if before != after and (owner != dm or direction == 2 - before):  # 1 is take only, 2 is drop only
                    return False
            return here != there

        lists = [
            [{q for q, b in enumerate(states) if allowed(dm, a, b)} for a in states] for dm in range(len(game.ranks))
        ]
        return cls(lists, game.ranks)

    def improvements(self, dm, state):
        return {q for q in self.moves[dm][state] if self.ranks[dm][q] > self.ranks[dm][state]}

    def legal(self, members, state, step):
        """All states at the end of a legal sequence of at least one step; step(dm, state) gives where it may go."""
        seen, todo = set(), [(state, None)]
        while todo:
            here, last = todo.pop()
            for dm in members:
                if dm != last:
                    for there in step(dm, here):
                        if (there, dm) not in seen:
                            seen.add((there, dm))
                            todo.append((there, dm))
        return {there for there, _ in seen}

    def any_moves(self, dm, state):
        return self.moves[dm][state]

    def stable(self, concept, dm, s):
        """Is s stable for dm?"""
        rank = self.ranks[dm]
        improvements = self.improvements(dm, s)
        if concept == "nash":
            return not improvements
        others = [other for other in self.dms if other != dm]
        step = self.any_moves if concept in ("gmr", "smr") else self.improvements

        def sanction(s2):
            if rank[s2] > rank[s]:
                return False
            return concept in ("gmr", "seq") or all(rank[s3] <= rank[s] for s3 in self.moves[dm][s2])

        return all(any(map(sanction, self.legal(others, s1, step))) for s1 in improvements)

    def coalition_improvements(self, members, s):
        return {
            q
            for q in self.legal(members, s, self.any_moves)
            if all(self.ranks[i][q] > self.ranks[i][s] for i in members)
        }

    def coalition_stable(self, concept, members, s):
        """Is s stable for the coalition?"""
        improvements = self.coalition_improvements(members, s)
        if concept == "nash":
            return not improvements
        rest = [dm for dm in self.dms if dm not in members]

        def no_better(x):
            return any(self.ranks[i][x] <= self.ranks[i][s] for i in members)

        def sanction(s2):
            return no_better(s2) and (concept != "smr" or all(map(no_better, self.legal(members, s2, self.any_moves))))

        if concept == "seq":
            groups = [c for size in range(1, len(rest) + 1) for c in combinations(rest, size)]
            ends = lambda s1: self.legal(groups, s1, self.coalition_improvements)  # noqa: E731
        else:
            ends = lambda s1: self.legal(rest, s1, self.any_moves)  # noqa: E731
        return all(any(map(sanction, ends(s1))) for s1 in improvements)
