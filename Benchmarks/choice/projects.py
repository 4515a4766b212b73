"""Projects: `regroup choose` against HiGHS on the same tables, value by value.

    python projects.py REGROUP DATA FOLDER [learners]
    python projects.py REGROUP DATA FOLDER popular [seconds]

REGROUP is the program, DATA the folder of shared data, FOLDER a place for scenarios. Needs highspy. The model
below is written plainly, apart from Regroup's: a binary for each learner and project, a binary for each project
that runs, and one level after the other with all earlier values held as rows. `popular` is about AGH's bids alone:
the plan is held against the best opponent, and HiGHS looks for the least majority for so many seconds.
"""

import csv
import json
import os
import random
import re
import subprocess
import sys
import time

import highspy

REGROUP, DATA, FOLDER = sys.argv[1:4]
VOTES = sys.argv[4:5] == ["popular"]
SIZE = int(sys.argv[4]) if len(sys.argv) > 4 and not VOTES else 600
SECONDS = float(sys.argv[5]) if VOTES and len(sys.argv) > 5 else 60
AIMS = ["rank-maximal", "fairest", "least-total"]


def preflib(path):
    names, ballots = {}, []
    for line in open(path):
        found = re.match(r"# ALTERNATIVE NAME (\d+): (.*)", line)
        if found:
            names[int(found[1])] = found[2].strip()
        elif line.strip() and not line.startswith("#"):
            count, ranking = line.split(":")
            ballots += [[int(x) for x in ranking.split(",")]] * int(count)
    order = sorted(names)
    return [names[k] for k in order], [[order.index(x) for x in b] for b in ballots]


def write(name, projects, ballots, friends=()):
    folder = f"{FOLDER}/{name}"
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/learners.csv", "w") as f:
        f.write("id\n" + "".join(f"s{i}\n" for i in range(len(ballots))))
    with open(f"{folder}/projects.csv", "w") as f:
        f.write("project,min,max,optional\n")
        f.writelines(f"{p},{least},{most},{optional}\n" for p, least, most, optional in projects)
    with open(f"{folder}/choices.csv", "w") as f:
        f.write("learner,project,rank\n")
        for i, ballot in enumerate(ballots):
            f.writelines(f"s{i},{projects[p][0]},{r + 1}\n" for r, p in enumerate(ballot))
    if friends:
        with open(f"{folder}/friends.csv", "w") as f:
            f.write("learner,with\n" + "".join(f"s{a},s{b}\n" for a, b in friends))
    return folder


def scenarios():
    for year in range(1, 5):
        names, ballots = preflib(f"{DATA}/choices/glasgow-projects-{year}.soi")
        for most in (1, 2):
            yield f"glasgow-{year}, {most} each", write(
                f"glasgow-{year}-{most}", [(n, 0, most, "no") for n in names], ballots), ballots
    names, ballots = preflib(f"{DATA}/choices/agh-courses-1.soc")
    for least in (0, 12):
        yield f"AGH, {least} to 17 each", write(
            f"agh-{least}", [(n, least, 17, "yes") for n in names], ballots), ballots
    for seed in (1, 2, 3):
        draw = random.Random(seed)
        many = SIZE // 10
        weight = [draw.paretovariate(1.2) for _ in range(many)]
        ballots = []
        for _ in range(SIZE):
            left, own = list(range(many)), []
            for _ in range(5):
                own.append(draw.choices(left, [weight[p] for p in left])[0])
                left.remove(own[-1])
            ballots.append(own)
        friends = []
        for i in range(SIZE):
            alike = [j for j in range(SIZE) if j != i and set(ballots[i][:3]) & set(ballots[j][:3])]
            friends += [(i, j) for j in draw.sample(alike, min(len(alike), draw.choice((1, 2))))]
        yield f"{SIZE} x {many}, seed {seed}", write(
            f"big-{seed}", [(f"p{k}", 6, 14, "yes") for k in range(many)], ballots, friends), ballots


def model(folder, ballots):
    """Columns x[learner][project], and their ranks; a project runs with its minimum or not at all."""
    projects = list(csv.DictReader(open(f"{folder}/projects.csv")))
    h = highspy.Highs()
    h.silent()
    last = max(len(b) for b in ballots) + 1
    x = [[h.addBinary() for _ in projects] for _ in ballots]
    rank = [[b.index(p) + 1 if p in b else last for p in range(len(projects))] for b in ballots]
    for row in x:
        h.addConstr(sum(row) == 1)
    for p, project in enumerate(projects):
        used = sum(row[p] for row in x)
        run = h.addBinary()
        h.addConstr(used <= int(project["max"]) * run)
        h.addConstr(used >= int(project["min"]) * run)
    return h, x, rank, last


def solve(folder, ballots, aim):
    h, x, rank, last = model(folder, ballots)

    def at(k):
        return sum(x[i][p] for i in range(len(x)) for p in range(len(x[i])) if rank[i][p] == k)

    total = sum(rank[i][p] * x[i][p] for i in range(len(x)) for p in range(len(x[i])))
    # The worst rank that anybody can get.
    last = max(map(max, rank))
    worst = list(range(last, 1, -1))
    levels = {
        "rank-maximal": [(-1, at(k), len(x)) for k in range(1, last)],
        "fairest": [(1, at(k), 0) for k in worst],
        "least-total": [(1, total, 0)] + [(1, at(k), 0) for k in worst],
    }[aim]
    values = []
    for sign, expression, constant in levels:
        h.minimize(sign * expression)
        value = round(h.getInfo().objective_function_value)
        h.addConstr(sign * expression <= value)
        values.append(constant + value)
    return values


def vote(ballot, now, other):
    """For the other project, or against it."""
    return (ballot.index(now) > ballot.index(other)) - (ballot.index(now) < ballot.index(other))


def majority(folder, ballots, places):
    """The most that any plan has against this one."""
    h, x, _, _ = model(folder, ballots)
    h.maximize(sum(vote(b, places[i], p) * x[i][p] for i, b in enumerate(ballots) for p in range(len(x[i]))))
    return round(h.getInfo().objective_function_value)


def least_majority(folder, ballots):
    """By duality: prices of seats that prove it for some plan, all projects running. Value and bound."""
    projects = list(csv.DictReader(open(f"{folder}/projects.csv")))
    h, x, _, _ = model(folder, ballots)
    h.setOptionValue("time_limit", SECONDS)
    many = range(len(projects))
    most = [h.addVariable(lb=0) for _ in many]
    least = [h.addVariable(lb=0) for _ in many]
    total = sum(int(projects[p]["max"]) * most[p] - int(projects[p]["min"]) * least[p] for p in many)
    for i, ballot in enumerate(ballots):
        own = h.addVariable(lb=-highspy.kHighsInf)
        total += own
        for p in many:
            votes = sum(vote(ballot, now, p) * x[i][now] for now in many if now != p)
            h.addConstr(own + most[p] - least[p] - votes >= 0)
    h.minimize(total)
    info = h.getInfo()
    return round(info.objective_function_value, 2), round(info.mip_dual_bound, 2)


def popular():
    print("| instance | Regroup, s | outvoted by | bound | by HiGHS's opponent | HiGHS, s | its least | its bound |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, folder, ballots in scenarios():
        if not name.startswith("AGH"):
            continue
        own, plan = run(folder, "popular")
        order = [row["project"] for row in csv.DictReader(open(f"{folder}/projects.csv"))]
        against = majority(folder, ballots, [order.index(place["project"]) for place in plan["places"]])
        step = next(s for s in plan["steps"] if "majority" in s["what"])
        begin = time.time()
        value, bound = least_majority(folder, ballots)
        print(
            f"| {name} | {own:.2f} | {step['value']} | {step['bound']} | {against} "
            f"| {time.time() - begin:.0f} | {value} | {bound} |", flush=True)


def run(folder, aim):
    """Seconds and the plan."""
    with open(f"{folder}/scenario.yaml", "w") as f:
        f.write(f"choose: projects\naim: {aim}\n")
    begin = time.time()
    subprocess.run([REGROUP, "choose", folder, "-o", f"{folder}/out", "-q"], check=True)
    return time.time() - begin, json.load(open(f"{folder}/out/plan.json"))


def main():
    print("| instance | aim | Regroup, s | proven | HiGHS, s | steps | equal |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, folder, ballots in scenarios():
        for aim in AIMS:
            own, plan = run(folder, aim)
            # Whether there is anybody left out comes first, friends come last.
            steps = [s for s in plan["steps"] if "left out" not in s["what"] and "friends" not in s["what"]]
            begin = time.time()
            values = solve(folder, ballots, aim)
            other = time.time() - begin
            mine = [s["value"] for s in steps]
            proven = "yes" if all(s["proven"] for s in steps) else "no"
            friends = [s for s in plan["steps"] if "friends" in s["what"]]
            told = "".join(f"; friends {s['value']} (bound {s['bound']})" for s in friends)
            print(
                f"| {name} | {aim} | {own:.2f} | {proven} | {other:.2f} "
                f"| {' '.join(map(str, mine))}{told} | {'yes' if mine == values else f'NO {values}'} |",
                flush=True)


popular() if VOTES else main()
