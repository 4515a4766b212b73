import Studies

/// A study as its file says it, read and checked line by line; nothing is looked up yet.
struct StudyDocument: Sendable {
  var title = ""
  /// What the study is to find out, in its author's words.
  var aims = ""
  var sources: [ClassSource] = []
  var groupSize = 4
  var rounds = 10
  var replications = ReplicationPlan.fixed(5)
  var seed: UInt64 = 1
  var policies: [NamedPolicy] = []
  var models: [ModelChoice] = []
  var learningNoise = 0.1
  var ticketNoise = 0.3
  var effects = [1.0]
  /// What every other policy is held against; nil for the first.
  var reference: String?
  /// Outcomes that contrasts and tests are about, the main one first.
  var contrasts: [String] = ["gain", "gain_low", "worst_decile", "gap", "sorting_term"]
  /// Outcomes of which regret is told.
  var regrets: [String] = ["gain", "gain_low"]
  var subgroups: [Subgroup] = []
  /// Column of the kinds that nobody should be alone of in a group.
  var watched: String?
  /// Classes with fewer learners are left out; nil for two groups.
  var smallestClass: Int?
  var resamples = 1000
  var permutations = 9999
  var hasDatabase = true
}

/// How many replications there are.
enum ReplicationPlan: Sendable, Hashable {
  case fixed(Int)
  /// As many as bring the Monte Carlo error of each contrast of the main outcome down to `error`, as a
  /// pilot on some classes tells; within limits.
  case error(Double, least: Int, most: Int, pilot: Int)
}

/// A learner model with parameters, for one or more effect sizes.
struct ModelChoice: Sendable {
  /// As the study calls it; the model's name unless it says otherwise.
  let name: String
  let model: any LearnerModel.Type
  let values: [String: Double]
  /// nil for those of the whole study.
  let effects: [Double]?
}

/// Where classes come from.
struct ClassSource: Sendable {
  var name = ""
  var data = ClassData.none
  /// Classes are parts of this share of which scores are made comparable; empty for the whole source.
  var within: [String] = []
  var missing: Missing?
  var categories: [String] = []
  /// Wishes that are generated; nil for none.
  var friendships: AddedFriendships?
  /// Whether complete rankings of as many topics as there are groups are generated.
  var hasChoices = false

  enum Missing: String, CaseIterable, Sendable {
    /// Learners without a score are left out.
    case drop
    /// They get the mean of their class.
    case mean
  }
}

enum ClassData: Sendable {
  case none
  case file(ClassFile)
  case generated(GeneratedClasses)
}

struct GeneratedClasses: Sendable {
  var classes = 100
  var learners = 20...30
  var intraClass = 0.15
  var female = 0.5
  var disadvantaged = 0.25
  var correlation = -0.3
}

/// A table of learners, in one class or many.
struct ClassFile: Sendable {
  let file: String
  /// Columns that together say which class a learner is in; empty for one class.
  var classColumns: [String] = []
  /// Columns that together say what classes share, such as their school; empty where each is by itself.
  var clusterColumns: [String] = []
  /// nil where scores are to be generated.
  var score: String?
  var id: String?
  var wishes: WishFile?
}

/// A file of pairs: who would like to work with whom.
struct WishFile: Sendable, Hashable {
  let file: String
  /// `column=value` that a pair must have to count; nil for all.
  var filter: String?
  /// The highest rank that counts as a wish, in a file with a column `rank`; nil for all.
  var most: Int?
}
