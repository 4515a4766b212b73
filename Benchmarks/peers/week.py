"""A week of flex blocks as one writes it first: a binary per learner, slot and session they may attend.

Written from what the tables mean and not from regroup's code. Only what the generated weeks use is
known here; anything else is refused.
"""

from collections import defaultdict

from model import Model


class Week:
    """The model and its measures, the most important first: what is unmet at each level of the ladder,
    and the ranks of what is met (the last level has none)."""

    def __init__(self, instance):
        self.instance = instance
        self.model = Model()
        self.attend, self.open, self.lead = {}, {}, {}
        self.levels = instance["levels"]
        self.measures = [defaultdict(int) for _ in range(2 * self.levels - 1)]
        self.constants = [0] * len(self.measures)
        self.needs = defaultdict(list)
        for need in instance["needs"]:
            self.needs[need["learner"]].append(need)
        self.check_ins = set()
        for rule in instance["rules"]:
            if rule["rule"] == "check-in":
                self.check_ins.update(rule["offers"])
        self._read_requests()
        self._add_places()
        self._add_sessions()
        self._add_requests()
        for need in instance["needs"]:
            self._add_need(need)
        readers = {
            "at-most": self._at_most,
            "check-in": self._check_in,
            "low-share": self._low_share,
            "low-streak": self._low_streak,
        }
        for rule in instance["rules"]:
            readers[rule["rule"]](rule)
        self._add_company()

    # Places and sessions

    def _read_requests(self):
        """Per learner, slot and level: the alternatives of one wish, with the best rank of each."""
        self.wishes = defaultdict(dict)
        for request in self.instance["requests"]:
            wish = self.wishes[request["learner"], request["slot"], request["level"]]
            offer, rank = request["offer"], request["rank"]
            wish[offer] = min(rank, wish.get(offer, rank))

    def _add_places(self):
        asked = defaultdict(set)
        for (learner, slot, _), wish in self.wishes.items():
            asked[learner, slot].update(wish)
        last = self.measures[-1]
        for learner, person in enumerate(self.instance["learners"]):
            labels = {need["label"] for need in self.needs[learner]}
            for slot in range(self.instance["slots"]):
                if slot in person["away"]:
                    continue
                terms = []
                for offer, session in enumerate(self.instance["offers"]):
                    wanted = offer in asked[learner, slot] or session["label"] in labels
                    if slot not in session["slots"] or (session["asked"] and not wanted):
                        continue
                    place = self.model.variable()
                    self.attend[learner, slot, offer] = place
                    terms.append((place, 1))
                    if not (wanted or session["catchAll"] or offer in self.check_ins):
                        last[place] += 1
                self.model.row(terms, 1, 1)

    def _add_sessions(self):
        attending = defaultdict(list)
        for (_, slot, offer), place in self.attend.items():
            attending[slot, offer].append((place, 1))
        minutes, openings = defaultdict(list), defaultdict(list)
        for slot in range(self.instance["slots"]):
            rooms, leaders = defaultdict(list), defaultdict(list)
            for offer, session in enumerate(self.instance["offers"]):
                if slot not in session["slots"]:
                    continue
                opens = self.open[slot, offer] = self.model.variable()
                openings[offer].append((opens, 1))
                terms = attending[slot, offer]
                self.model.row(terms + [(opens, -session["seats"])], upper=0)
                self.model.row(terms + [(opens, -session["least"])], lower=0)
                if session["rooms"]:
                    rooms[tuple(session["rooms"])].append((opens, 1))
                if session["leaders"]:
                    self._add_leaders(slot, offer, session, opens, leaders)
            self._add_rooms(rooms)
            for leader, terms in leaders.items():
                self.model.row(terms, upper=1)
                minutes[leader] += [(v, self.instance["minutes"]) for v, _ in terms]
        for leader, most in enumerate(self.instance["leaders"]):
            if most is not None:
                self.model.row(minutes[leader], upper=most)
        for offer, session in enumerate(self.instance["offers"]):
            if session.get("mostOpenings") is not None:
                self.model.row(openings[offer], upper=session["mostOpenings"])

    def _add_leaders(self, slot, offer, session, opens, leaders):
        chosen = []
        for leader in session["leaders"]:
            leads = self.lead[slot, offer, leader] = self.model.variable()
            leaders[leader].append((leads, 1))
            chosen.append((leads, 1))
        self.model.row(chosen + [(opens, -1)], 0, 0)

    def _add_rooms(self, rooms):
        """Every set of rooms that is all that some sessions can have; here sets contain each other, so
        that counting is enough."""
        sets = [set(choice) for choice in rooms]
        if any(a & b and not (a <= b or b <= a) for a in sets for b in sets):
            raise ValueError("rooms here must be nested")
        for inside in sets:
            terms = [t for choice, ts in rooms.items() if set(choice) <= inside for t in ts]
            self.model.row(terms, upper=len(inside))

    # What is asked for

    def _add_requests(self):
        for (learner, slot, level), wish in self.wishes.items():
            unmet, ranks = self.measures[2 * level], self.measures[2 * level + 1]
            self.constants[2 * level] += 1
            for offer, rank in wish.items():
                if (learner, slot, offer) in self.attend:
                    unmet[self.attend[learner, slot, offer]] -= 1
                    ranks[self.attend[learner, slot, offer]] += rank - 1

    def _add_need(self, need):
        offers = [
            o for o, s in enumerate(self.instance["offers"]) if s["label"] == need["label"]
        ]
        terms = self._visits(need["learner"], range(need["deadline"] + 1), offers)
        missed = self.model.variable(upper=need["visits"])
        self.measures[2 * need["level"]][missed] += need["cost"]
        self.model.row(terms + [(missed, 1)], lower=need["visits"])

    # Rules

    def _visits(self, learner, slots, offers):
        places = ((learner, slot, offer) for slot in slots for offer in offers)
        return [(self.attend[place], 1) for place in places if place in self.attend]

    def _present(self, learner):
        away = self.instance["learners"][learner]["away"]
        return [slot for slot in range(self.instance["slots"]) if slot not in away]

    def _at_most(self, rule):
        for learner in range(len(self.instance["learners"])):
            terms = self._visits(learner, range(self.instance["slots"]), rule["offers"])
            self.model.row(terms, upper=rule["count"])

    def _check_in(self, rule):
        """Blocks are one a day; the first stretch ends so many days after the last check-in."""
        days, slots = rule["everyDays"], self.instance["slots"]
        for learner, person in enumerate(self.instance["learners"]):
            stretches = [range(start, start + days) for start in range(slots - days + 1)]
            if person.get("daysSinceCheckIn") is not None:
                first = range(max(1, days - person["daysSinceCheckIn"]))
                stretches += [first] if len(first) <= slots else []
            for stretch in stretches:
                if not set(stretch) & set(self._present(learner)):
                    continue
                missed = self.model.variable()
                self.measures[2 * rule["level"]][missed] += rule["cost"]
                terms = self._visits(learner, stretch, rule["offers"])
                self.model.row(terms + [(missed, 1)], lower=1)

    def _low_share(self, rule):
        for learner, person in enumerate(self.instance["learners"]):
            there = self._present(learner)
            most = rule["percent"] * (person["blocks"] + len(there)) // 100 - person["low"]
            self.model.row(self._visits(learner, there, rule["offers"]), upper=max(0, most))

    def _low_streak(self, rule):
        most = rule["most"]
        for learner, person in enumerate(self.instance["learners"]):
            there = self._present(learner)
            # The past counts as so many slots before the first, all of them low.
            days = [None] * min(most, person["lowStreak"]) + there
            for start in range(len(days) - most):
                stretch = [day for day in days[start : start + most + 1] if day is not None]
                terms = self._visits(learner, stretch, rule["offers"])
                self.model.row(terms, upper=len(stretch) - 1)

    def _add_company(self):
        slots, offers = range(self.instance["slots"]), range(len(self.instance["offers"]))
        spots = [(slot, offer) for slot in slots for offer in offers]
        for one, other in self.instance["apart"]:
            for spot in spots:
                terms = [self.attend.get((one, *spot)), self.attend.get((other, *spot))]
                if None not in terms:
                    self.model.row([(place, 1) for place in terms], upper=1)
        for one, other in self.instance["together"]:
            both = set(self._present(one)) & set(self._present(other))
            for spot in spots:
                terms = [(self.attend.get((one, *spot)), 1), (self.attend.get((other, *spot)), -1)]
                terms = [term for term in terms if term[0] is not None]
                if spot[0] in both and terms:
                    self.model.row(terms, 0, 0)

    # Reading answers

    def price(self, values):
        return [
            constant + sum(cost * round(values[v]) for v, cost in measure.items())
            for measure, constant in zip(self.measures, self.constants)
        ]

    def values(self, openings):
        """The model's values for a plan; misses are as small as rows allow.

        Raises ValueError where the plan breaks a row.
        """
        values = [0] * len(self.model.cost)
        for opening in openings:
            slot, offer = opening["slot"], opening["offer"]
            values[self.open[slot, offer]] = 1
            if opening.get("leader") is not None:
                values[self.lead[slot, offer, opening["leader"]]] = 1
            for learner in opening["learners"]:
                values[self.attend[learner, slot, offer]] = 1
        known = {*self.attend.values(), *self.open.values(), *self.lead.values()}
        for terms, lower, upper in self.model.rows:
            total = sum(factor * values[v] for v, factor in terms)
            missed = [v for v, _ in terms if v not in known]
            if lower is not None and total < lower and missed:
                values[missed[0]] = min(lower - total, self.model.upper[missed[0]])
                total += values[missed[0]]
            if (lower is not None and total < lower) or (upper is not None and total > upper):
                raise ValueError("the plan breaks a row of the model")
        return values


def solve_in_order(week, solver, seconds):
    """Measure after measure, each kept from then on: half of what time is left for each, so that what an
    easy one leaves is for those after it. Returns values and, per measure, what is proven of it; from
    the first that was not proven on, bounds hold only for plans as good as this one before."""
    left, cpu = seconds, 0.0
    values, bounds = None, []
    for measure, constant in zip(week.measures, week.constants):
        model = week.model
        model.cost = [0] * len(model.cost)
        for variable, cost in measure.items():
            model.cost[variable] = cost
        result = solver(model, max(1.0, left / 2))
        left -= result.wall
        cpu += result.cpu
        bounds.append(None if result.bound is None else result.bound + constant)
        if result.values is None:
            break
        values = result.values
        spent = sum(cost * round(values[v]) for v, cost in measure.items())
        if measure:
            model.row(list(measure.items()), upper=spent)
    return values, bounds, seconds - left, cpu
