# Loads a study's results with R, from CSV and from SQLite:
#
#   Rscript Tests/loading/load.R FOLDER
#
# FOLDER is the --output of a finished `regroup study`. Needs the packages DBI and RSQLite (Debian:
# r-cran-rsqlite).

folder <- commandArgs(trailingOnly = TRUE)[1]
check <- function(truth, text) {
  cat(if (truth) "ok    " else "WRONG ", text, "\n", sep = "")
  if (!truth) quit(status = 1)
}
keys <- c("class", "data", "policy", "model", "effect", "seed", "round")

results <- read.csv(file.path(folder, "results.csv"), check.names = FALSE)
outcomes <- setdiff(names(results), keys)
check(identical(names(results)[1:7], keys), "keys come first")
# A column without any value is logical to R.
numeric <- vapply(results[outcomes], function(x) is.numeric(x) || all(is.na(x)), TRUE)
check(all(numeric), paste("all", length(outcomes), "outcomes are numbers"))
check(is.numeric(results$effect) && is.integer(results$seed) && is.integer(results$round),
      "effect, seed and round are numbers")

manifest <- paste(readLines(file.path(folder, "manifest.json")), collapse = "\n")
rows <- as.integer(sub('.*"rows" : ([0-9]+).*', "\\1", manifest))
check(nrow(results) == rows, paste("R reads", rows, "rows"))

database <- DBI::dbConnect(RSQLite::SQLite(), file.path(folder, "results.sqlite"),
                           flags = RSQLite::SQLITE_RO)
stored <- DBI::dbReadTable(database, "results", check.names = FALSE)
asked <- DBI::dbGetQuery(
  database, paste("SELECT policy, avg(gain) AS gain FROM results",
                  "WHERE round = (SELECT max(round) FROM results) GROUP BY policy"))
DBI::dbDisconnect(database)
check(identical(names(stored), names(results)), "SQLite has the same columns")
same <- vapply(names(results), function(name) {
  isTRUE(all.equal(as.vector(stored[[name]]), as.vector(results[[name]]), tolerance = 1e-12)) ||
    (all(is.na(stored[[name]])) && all(is.na(results[[name]])))
}, TRUE)
check(all(same), "SQLite holds the same rows")

last <- results[results$round == max(results$round), ]
gain <- aggregate(gain ~ policy, last, mean)
check(isTRUE(all.equal(asked$gain, gain$gain[match(asked$policy, gain$policy)], tolerance = 1e-9)),
      "SQL and R find the same mean gains")

# summary.csv: the mean over classes of each class's mean over seeds, after the last round.
classes <- aggregate(gain ~ policy + model + effect + class, last, mean)
means <- aggregate(gain ~ policy + model + effect, classes, mean)
summary <- read.csv(file.path(folder, "summary.csv"))
both <- merge(means, summary[summary$outcome == "gain", ], by = c("policy", "model", "effect"))
check(nrow(both) == nrow(means) && max(abs(both$gain - both$mean)) < 1e-9,
      "means of summary.csv are those of results.csv")
cat("All is as it should be.\n")
