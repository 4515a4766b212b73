"""Buddies: `regroup choose` against networkx and HiGHS on the same tables.

    python buddies.py REGROUP DATA FOLDER

Newcomb's fifteen weeks of rankings: fewest blocking pairs, then the least sum of ranks, against HiGHS on a model
of its own. Pairs by level and help, 100 to 500 learners: against networkx's matching where the number is even.
Needs highspy and networkx.
"""

import csv
import itertools
import json
import os
import random
import subprocess
import sys
import time

import highspy
import networkx

REGROUP, DATA, FOLDER = sys.argv[1:4]


def choose(folder):
    begin = time.time()
    subprocess.run([REGROUP, "choose", folder, "-o", f"{folder}/out", "-q", "--time", "60"], check=True)
    return json.load(open(f"{folder}/out/plan.json")), time.time() - begin


def write(folder, name, text):
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{name}", "w") as f:
        f.write(text)


def fewest_blocking(rank, n, odd):
    """Fewest blocking pairs, then the least sum of ranks; in a trio the worse partner counts."""
    units = list(itertools.combinations(range(n), 2))
    units += list(itertools.combinations(range(n), 3)) if odd == "trio" else [(i,) for i in range(n)]
    pairs = list(itertools.combinations(range(n), 2))

    def place(i, unit):
        return max((rank[i, k] for k in unit if k != i), default=10**6)

    def solve(limit):
        h = highspy.Highs()
        h.silent()
        h.setOptionValue("mip_rel_gap", 0.0)
        x = [h.addBinary() for _ in units]
        b = [h.addBinary() for _ in pairs]
        for i in range(n):
            h.addConstr(sum(x[k] for k, u in enumerate(units) if i in u) == 1)
        h.addConstr(sum(x[k] for k, u in enumerate(units) if len(u) != 2) == 1)
        for k, (i, j) in enumerate(pairs):
            content = [
                m for m, u in enumerate(units)
                if (i in u and place(i, u) <= rank[i, j]) or (j in u and place(j, u) <= rank[j, i])
            ]
            h.addConstr(b[k] + sum(x[m] for m in content) >= 1)
        if limit is None:
            h.minimize(sum(b))
        else:
            h.addConstr(sum(b) <= limit)
            h.minimize(
                sum(sum(rank[i, j] for i in u for j in u if i != j) * x[k] for k, u in enumerate(units)))
        return round(h.getInfo().objective_function_value)

    fewest = solve(None)
    return fewest, solve(fewest)


def newcomb():
    print("| week | odd | blocking pairs | sum of ranks | proven | s | HiGHS |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for week in range(1, 16):
        rows = list(csv.DictReader(open(f"{DATA}/classes/newcomb/rankings-week{week:02d}.csv")))
        rank = {(int(r["source"]) - 1, int(r["target"]) - 1): int(r["rank"]) for r in rows}
        for odd in ("trio", "left-out"):
            folder = f"{FOLDER}/newcomb-{week}-{odd}"
            write(folder, "learners.csv", "id\n" + "".join(f"{i + 1}\n" for i in range(17)))
            write(folder, "wishes.csv", "learner,partner,rank\n" + "".join(
                f"{i + 1},{j + 1},{r}\n" for (i, j), r in rank.items()))
            write(folder, "scenario.yaml", f"choose: buddies\nstable: true\nodd: {odd}\n")
            plan, seconds = choose(folder)
            own = plan["stability"]
            mine = (len(own["blocking"]), own["ranks"])
            proven = own["fewest"] == mine[0] and own["leastRanks"] == mine[1]
            theirs = fewest_blocking(rank, 17, odd)
            print(
                f"| {week} | {odd} | {mine[0]} | {mine[1]} | {'yes' if proven else 'no'} "
                f"| {seconds:.2f} | {'equal' if mine == theirs else f'NO {theirs}'} |", flush=True)


def classes():
    print("\n| learners | seed | cost | bound | s | networkx |")
    print("| --- | --- | --- | --- | --- | --- |")
    for n, seed in itertools.product((100, 200, 499, 500), (1, 2)):
        draw = random.Random(seed)
        level = [draw.randrange(100) for _ in range(n)]
        topics = [f"t{k}" for k in range(12)]
        can = [set(draw.sample(topics, 4)) for _ in range(n)]
        wants = [set(draw.sample([t for t in topics if t not in own], 3)) for own in can]
        folder = f"{FOLDER}/pairs-{n}-{seed}"
        write(folder, "learners.csv", "id,level,can,wants\n" + "".join(
            f"k{i},{level[i]},{';'.join(sorted(can[i]))},{';'.join(sorted(wants[i]))}\n" for i in range(n)))
        write(
            folder, "scenario.yaml",
            "choose: buddies\nlevel: {column: level, within: 0-15, weight: 1}\n"
            "help: {can: can, wants: wants, both: 1, weight: 3}\n")
        plan, seconds = choose(folder)
        own = plan["rounds"][0]
        other = "odd"
        if n % 2 == 0 and n <= 200:
            graph = networkx.Graph()
            for i, j in itertools.combinations(range(n), 2):
                there, back = len(can[i] & wants[j]), len(can[j] & wants[i])
                cost = max(0, abs(level[i] - level[j]) - 15) - 3 * (there + back) - 3 * min(there, back)
                graph.add_edge(i, j, weight=cost)
            best = sum(graph[a][b]["weight"] for a, b in networkx.min_weight_matching(graph))
            other = "equal" if abs(best - own["cost"]) < 1e-9 else f"NO {best}"
        elif n % 2 == 0:
            other = "not run"
        print(f"| {n} | {seed} | {own['cost']} | {own['bound']} | {seconds:.2f} | {other} |", flush=True)


newcomb()
classes()
