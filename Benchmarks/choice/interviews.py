"""Interviews: `regroup choose` on generated markets, and against HiGHS where that ends.

    python interviews.py REGROUP FOLDER

Learners rank eight teams (or all that there are), by popularity and taste; teams rank who applied, by talent and
taste. HiGHS gets the plain model: a row for each acceptable pair that says who blocks. Needs highspy.
"""

import json
import os
import random
import subprocess
import sys
import time

import highspy

REGROUP, FOLDER = sys.argv[1:3]


def market(learners, teams, ranked, seed, popularity):
    draw = random.Random(seed)
    fame = [popularity * draw.random() for _ in range(teams)]
    talent = [draw.gauss(0, 1) for _ in range(learners)]
    wishes = []
    for _ in range(learners):
        liking = [fame[t] + draw.gauss(0, 1) for t in range(teams)]
        wishes.append(sorted(range(teams), key=lambda t: -liking[t])[:ranked])
    ranks = []
    for t in range(teams):
        own = [i for i in range(learners) if t in wishes[i]]
        ranks.append(sorted(own, key=lambda i: -(talent[i] + draw.gauss(0, 1))))
    return wishes, ranks


def write(folder, wishes, ranks, least, most):
    os.makedirs(folder, exist_ok=True)

    def put(name, text):
        with open(f"{folder}/{name}", "w") as f:
            f.write(text)

    put("learners.csv", "id\n" + "".join(f"s{i}\n" for i in range(len(wishes))))
    put("teams.csv", "team,min,max\n" + "".join(f"t{t},{least},{most}\n" for t in range(len(ranks))))
    put("choices.csv", "learner,team,rank\n" + "".join(
        f"s{i},t{t},{r + 1}\n" for i, own in enumerate(wishes) for r, t in enumerate(own)))
    put("rankings.csv", "team,learner,rank\n" + "".join(
        f"t{t},s{i},{r + 1}\n" for t, own in enumerate(ranks) for r, i in enumerate(own)))
    put("scenario.yaml", "choose: interviews\n")


def fewest_blocking(wishes, ranks, least, most):
    h = highspy.Highs()
    h.silent()
    h.setOptionValue("time_limit", 60.0)
    h.setOptionValue("mip_rel_gap", 0.0)
    pairs = [(i, t) for i, own in enumerate(wishes) for t in own]
    x = {pair: h.addBinary() for pair in pairs}
    b = {pair: h.addBinary() for pair in pairs}
    for i, own in enumerate(wishes):
        h.addConstr(sum(x[i, t] for t in own) <= 1)
    for t, own in enumerate(ranks):
        used = sum(x[i, t] for i in own)
        h.addConstr(used <= most)
        if least:
            h.addConstr(used >= least)
    for i, t in pairs:
        better = wishes[i][: wishes[i].index(t) + 1]
        before = ranks[t][: ranks[t].index(i)]
        content = most * sum(x[i, u] for u in better) + most * b[i, t]
        h.addConstr(content + (sum(x[j, t] for j in before) if before else 0) >= most)
    h.minimize(sum(b.values()))
    status = h.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return "impossible"
    if status != highspy.HighsModelStatus.kOptimal:
        return "60 s"
    return str(round(h.getInfo().objective_function_value))


print("| learners x teams | minimum | seed | blocking pairs | proven | all levels | s | HiGHS | s |")
print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
for learners, teams, ranked, most in ((40, 8, 5, 6), (200, 40, 8, 6)):
    for least in (0, 3):
        for seed in range(1, 6):
            wishes, ranks = market(learners, teams, ranked, seed, 1.0)
            folder = f"{FOLDER}/{learners}-{teams}-{least}-{seed}"
            write(folder, wishes, ranks, least, most)
            begin = time.time()
            code = subprocess.run([REGROUP, "choose", folder, "-o", f"{folder}/out", "-q", "--time", "60"],
                                  stdout=subprocess.DEVNULL).returncode
            seconds = time.time() - begin
            plan = json.load(open(f"{folder}/out/plan.json"))
            count, proven = "impossible", "yes"
            if code == 0:
                count = str(len(plan["blocking"]))
                # Where there is a stable one, no level counts blocking pairs.
                own = [s for s in plan["levels"] if s["what"] == "blocking pairs"]
                proven = "yes" if all(s["proven"] for s in own) else f"at least {own[0]['bound']}"
            begin = time.time()
            theirs = fewest_blocking(wishes, ranks, least, most)
            other = time.time() - begin
            same = "equal" if theirs == count else theirs if theirs == "60 s" else f"NO {theirs}"
            print(
                f"| {learners} x {teams} | {least} | {seed} | {count} | {proven} "
                f"| {plan['status']} | {seconds:.2f} | {same} | {other:.1f} |", flush=True)
