"""Loads a study's results with pandas, polars and SQLite, and computes its tables anew.

    python Tests/loading/load.py FOLDER

FOLDER is the --output of a finished `regroup study`. Ends with status 1 at the first thing that is not
as it should be. The means, regrets and adjusted p-values are computed here from results.csv alone.
"""

import json
import sqlite3
import sys

import numpy as np
import pandas as pd
import polars as pl

KEYS = ["class", "data", "policy", "model", "effect", "seed", "round"]
CELL = ["policy", "model", "effect"]
folder = sys.argv[1]


def check(truth, text):
    print(("ok    " if truth else "WRONG ") + text)
    if not truth:
        sys.exit(1)


def close(one, other):
    """Equal to 1e-9 of their size, for tables have nine digits; missing where the other is."""
    return bool(np.allclose(one, other, rtol=1e-8, atol=1e-9, equal_nan=True))


manifest = json.load(open(f"{folder}/manifest.json"))

# pandas: empty cells are missing, every outcome is a number.
results = pd.read_csv(f"{folder}/results.csv")
outcomes = [name for name in results.columns if name not in KEYS]
check(len(results) == manifest["rows"], f"pandas reads {len(results)} rows")
check(list(results.columns[:7]) == KEYS, "keys come first")
check(
    all(pd.api.types.is_numeric_dtype(results[name]) for name in outcomes),
    f"all {len(outcomes)} outcomes are numbers in pandas",
)
check(
    all(results[name].dtype == np.int64 for name in ["seed", "round"])
    and pd.api.types.is_numeric_dtype(results["effect"]),
    "effect, seed and round are numbers",
)
text = pd.read_csv(f"{folder}/results.csv", dtype=str, keep_default_na=False)
empty = int((text[outcomes] == "").to_numpy().sum())
check(int(results[outcomes].isna().to_numpy().sum()) == empty, f"{empty} empty cells are missing")
check(not results.duplicated(KEYS).any(), "keys are unique")

# polars: the whole file decides on types, for a column may begin with missing values.
frame = pl.read_csv(f"{folder}/results.csv", infer_schema_length=None)
check(frame.height == manifest["rows"], f"polars reads {frame.height} rows")
# A column without any value is text to polars; nothing else is.
texts = [name for name in outcomes if not frame[name].dtype.is_numeric()]
check(all(frame[name].null_count() == frame.height for name in texts), "outcomes are numbers in polars")
check(
    all(
        close(frame[name].cast(pl.Float64).to_numpy(), results[name].to_numpy())
        for name in outcomes
    ),
    "polars and pandas read the same numbers",
)

# SQLite: the same rows in the same order.
if "results.sqlite" in manifest["outputs"]:
    with sqlite3.connect(f"file:{folder}/results.sqlite?mode=ro", uri=True) as database:
        stored = pd.read_sql("SELECT * FROM results ORDER BY rowid", database)
        types = {row[1]: row[2] for row in database.execute("PRAGMA table_info(results)")}
    check(list(stored.columns) == list(results.columns), "SQLite has the same columns")
    check(all(types[name] == "DOUBLE" for name in outcomes), "outcomes are DOUBLE in SQLite")
    check(
        all((stored[key] == results[key]).all() for key in KEYS)
        and close(stored[outcomes].astype(float), results[outcomes]),
        "SQLite holds the same rows",
    )

# summary.csv: the mean over classes of each class's mean over seeds, after the last round.
last = results[results["round"] == results["round"].max()]
classes = last.groupby(CELL + ["class"], sort=False)[outcomes].mean()
means = classes.groupby(CELL, sort=False).mean().stack(future_stack=True)
counts = classes.groupby(CELL, sort=False).count().stack(future_stack=True)
spread = classes.groupby(CELL, sort=False).std(ddof=1).stack(future_stack=True)
summary = pd.read_csv(f"{folder}/summary.csv").set_index(CELL + ["outcome"])
check(not summary.index.duplicated().any(), "summary.csv has each cell once")
check(len(summary) == int(means.notna().sum()), f"summary.csv has {len(summary)} rows")
places = summary.index
check(close(summary["mean"], means.loc[places]), "means of summary.csv are those of results.csv")
error = (summary["mean"] - means.loc[places]).abs().max()
print(f"      largest difference of a mean: {error:.1e}")
check(error <= 1e-9 * max(1, means.abs().max()), "to nine digits")
check((summary["classes"] == counts.loc[places]).all(), "numbers of classes, too")
check(close(summary["sd_classes"], spread.loc[places]), "deviations over classes, too")

# contrasts.csv: differences class by class, and Holm's adjustment within each outcome.
contrasts = pd.read_csv(f"{folder}/contrasts.csv")
wide = last.set_index(CELL + ["class", "seed"]).sort_index()
for name in ["difference", "sd_classes", "classes"]:
    contrasts[name + "_here"] = np.nan
for place, row in contrasts.iterrows():
    own = wide.loc[(row.policy, row.model, row.effect), row.outcome]
    other = wide.loc[(row.reference, row.model, row.effect), row.outcome]
    differences = (own - other).groupby("class").mean().dropna()
    contrasts.loc[place, "difference_here"] = differences.mean()
    contrasts.loc[place, "sd_classes_here"] = differences.std(ddof=1)
    contrasts.loc[place, "classes_here"] = len(differences)
for name in ["difference", "sd_classes", "classes"]:
    check(close(contrasts[name], contrasts[name + "_here"]), f"contrasts.csv: {name}")
for outcome, family in contrasts.groupby("outcome", sort=False):
    p = family["p"].to_numpy()
    order = np.argsort(p, kind="stable")
    steps = np.minimum(1, (len(p) - np.arange(len(p))) * p[order])
    adjusted = np.empty(len(p))
    adjusted[order] = np.maximum.accumulate(steps)
    check(close(family["p_holm"], adjusted), f"Holm's p of {outcome}, {len(p)} tests")

# regret.csv and minimax.csv: what the best policy of a world gains more.
regret = pd.read_csv(f"{folder}/regret.csv")
minimax = pd.read_csv(f"{folder}/minimax.csv").set_index(["outcome", "over", "policy"])
counted = set(regret.loc[regret["counted"] == "yes", ["model", "effect"]].itertuples(index=False, name=None))
for outcome, told in regret.groupby("outcome", sort=False):
    matrix = classes[outcome].groupby(CELL, sort=False).mean().unstack(["model", "effect"])
    matrix = matrix.max() - matrix
    here = [matrix.loc[row.policy, (row.model, row.effect)] for row in told.itertuples()]
    check(close(told["regret"], here), f"regret of {outcome}, {len(here)} cells")
    for over in minimax.loc[outcome].index.get_level_values("over").unique():
        worlds = [world for world in matrix.columns if over != "models" or world in counted]
        largest = matrix[worlds].max(axis=1, skipna=False)
        table = minimax.loc[outcome].loc[over]
        check(
            close(table["largest_regret"], largest.loc[table.index]),
            f"largest regret of {outcome} over {over}, {len(worlds)} worlds")
        winners = set(largest.index[largest <= largest.min() + 1e-12 * largest.max()])
        check(
            winners == set(table.index[table["minimax"] == "yes"]), f"minimax policies of {outcome}")

# rounds.csv: means after each round, over classes and seeds.
rounds = pd.read_csv(f"{folder}/rounds.csv").set_index(CELL + ["round"])
here = results.groupby(CELL + ["round"], sort=False)[outcomes].mean()
check(close(rounds[outcomes].astype(float), here.loc[rounds.index]), "rounds.csv")

for name in ["summary", "contrasts", "effects", "regret", "minimax", "rounds", "classes", "timings"]:
    table = pd.read_csv(f"{folder}/{name}.csv")
    # The only texts are names.
    texts = [name for name in table.columns if len(table) and table[name].dtype == object]
    named = {"class", "cluster", "data", "policy", "model", "reference", "outcome", "subgroup"}
    answers = {"minimax", "not_told_apart", "over", "counted", "not_told_from_best"}
    check(set(texts) <= named | answers, f"{name}.csv: numbers are numbers")
print("All is as it should be.")
