import ArgumentParser
import GroupingModel
import RegroupFiles

/// Rules on the command line.
struct RuleFlags: ParsableArguments {
  @Option(help: "Equal means of a column of numbers.")
  var balance: [String] = []

  @Option(help: "Each category of a column in every group alike; nobody alone of their kind.")
  var spread: [String] = []

  @Option(help: "Equal categories of a column together.")
  var gather: [String] = []

  @Option(help: "Nobody the only one of their kind: a column, or column=value.")
  var notAlone: [String] = []

  @Flag(help: "Spread columns without the rule that nobody is alone.")
  var aloneOk = false

  @Option(help: "Wishes for partners: a column of the roster, or a file.")
  var wishes: [String] = []

  @Option(help: "Wishes for partners: a file with columns source and target.")
  var wishesFile: [String] = []

  @Option(help: "Only rows of the wishes' file with column=value.")
  var wishesFilter: String?

  @Option(help: "one: at least one wish each; many: as many wishes as possible.")
  var wishesAim: String?

  @Option(help: "Pairs that must not share a group: a column, or a file. Required.")
  var apart: [String] = []

  @Option(help: "Pairs that belong together: a column, or a file.")
  var together: [String] = []

  @Option(help: "Requests not to work with someone: a column, or a file.")
  var avoid: [String] = []

  @Option(help: "Groups at one level of a column of numbers.")
  var similar: [String] = []

  @Option(help: "Different people in each group, over these columns: a,b,c.")
  var mix: [String] = []

  @Option(help: "Every skill in every group: a column of sets, or yes/no columns a,b,c.")
  var skills: [String] = []

  @Option(help: "Free hours in common: columns of hours, then :k for at least k.")
  var commonHours: [String] = []

  @Option(help: "Ranked choices: a PrefLib file (.soc, .soi) with a voter per learner, in order.")
  var choices: [String] = []

  @Option(help: "At least k learners with column=value in each group: team=red:2.")
  var atLeast: [String] = []

  @Option(help: "At most k learners with column=value in each group: team=red:2.")
  var atMost: [String] = []

  @Option(
    help: "Earlier rounds, regroup.db or a folder of groups.csv files; asks for new team-mates.")
  var history: String?

  @Option(help: "Weight of new team-mates (1), or 'required'.")
  var newTeammates: String?

  @Option(help: "Rules of harvard-hbs' team formation: its table of attribute, type and weight.")
  var constraints: String?

  @Option(
    help: "Any other rule, as in scenario.yaml: 'incompatible: dog, values: [yes, allergic]'.")
  var rule: [String] = []

  /// Whether any of them was used.
  var areUsed: Bool {
    !named.isEmpty || !wishesFile.isEmpty || history != nil || aloneOk || !rule.isEmpty
      || newTeammates != nil || constraints != nil
  }

  /// Rules whose flag is their name, in the order of the help.
  private var named: [(rule: String, text: String)] {
    let all = [
      ("balance", balance), ("spread", spread), ("gather", gather), ("not-alone", notAlone),
      ("apart", apart), ("together", together), ("avoid", avoid), ("similar", similar),
      ("mix", mix), ("skills", skills), ("common-hours", commonHours), ("at-least", atLeast),
      ("at-most", atMost), ("wishes", wishes), ("preference", choices),
    ]
    return all.flatMap { rule, texts in texts.map { (rule, $0) } }
  }

  /// - Throws: `InputError`.
  func documents() throws -> [RuleDocument] {
    var documents = try named.map { try RuleFlag.rule($0.rule, $0.text) }
    documents += try wishesFile.map { try RuleFlag.rule("wishes", $0) }
    for index in documents.indices where documents[index].rule == "wishes" {
      documents[index].filter = wishesFilter
      if let wishesAim { documents[index].options = ["aim": .text(wishesAim)] }
    }
    if let newTeammates { documents.append(try RuleFlag.rule("new-teammates", "@" + newTeammates)) }
    return try documents + rule.map { try ScenarioYAML.rule($0) }
  }
}
