import GRDB

/// The tables of `regroup.db`. A change of them is a migration of its own, never an edit of one that
/// was released.
enum HistorySchema {
  /// "RGRP" as SQLite's `application_id`: tells our databases from those of other programs.
  static let applicationID = 0x5247_5250

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 rounds") { db in
      try db.execute(sql: learners + rosters + rounds)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    return migrator
  }

  private static let learners = """
    CREATE TABLE learner (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      pseudonym TEXT NOT NULL UNIQUE,
      active INTEGER NOT NULL
    ) STRICT;
    """

  /// `columns` and `cells` are JSON: class lists have the columns that they have.
  private static let rosters = """
    CREATE TABLE roster (
      number INTEGER PRIMARY KEY,
      date TEXT NOT NULL,
      columns TEXT NOT NULL
    ) STRICT;
    CREATE TABLE rosterRow (
      roster INTEGER NOT NULL REFERENCES roster ON DELETE CASCADE,
      position INTEGER NOT NULL,
      learner INTEGER NOT NULL REFERENCES learner ON DELETE CASCADE,
      name TEXT NOT NULL,
      cells TEXT NOT NULL,
      PRIMARY KEY (roster, learner)
    ) STRICT;
    """

  /// Numbers are never used again, not even those of rounds that were forgotten. `undone` counts
  /// up, so that the round undone last is brought back first; null for a round that stands.
  private static let rounds = """
    CREATE TABLE round (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      roster INTEGER REFERENCES roster,
      title TEXT,
      date TEXT NOT NULL,
      term TEXT,
      plan TEXT,
      edited INTEGER NOT NULL,
      undone INTEGER
    ) STRICT;
    CREATE TABLE placement (
      round INTEGER NOT NULL REFERENCES round ON DELETE CASCADE,
      position INTEGER NOT NULL,
      learner INTEGER NOT NULL REFERENCES learner ON DELETE CASCADE,
      team TEXT NOT NULL,
      label TEXT,
      section TEXT,
      choice INTEGER,
      led INTEGER NOT NULL,
      pinned INTEGER NOT NULL,
      alone INTEGER NOT NULL,
      PRIMARY KEY (round, learner)
    ) STRICT;
    CREATE TABLE absence (
      round INTEGER NOT NULL REFERENCES round ON DELETE CASCADE,
      position INTEGER NOT NULL,
      learner INTEGER NOT NULL REFERENCES learner ON DELETE CASCADE,
      PRIMARY KEY (round, learner)
    ) STRICT;
    """
}
