import Studies
import Testing

@testable import RegroupFiles

/// Study files: every key, and what cannot be meant.
@Suite struct StudyYAMLTests {
  private static let rest = """
    classes: [{generate: {classes: 2}}]
    policies: [random, sorted]
    models: [star]

    """

  private func document(_ text: String) throws -> StudyDocument {
    try StudyYAML.document(text, file: "s.yaml")
  }

  private func says(_ text: String) -> String { problem { _ = try document(text) } }

  @Test func everyKeyIsRead() throws {
    let study = try document(
      """
      title: T
      aims: to find out
      classes:
        - name: one
          file: data/one.csv
          class: [school, teacher]
          score: math
          within: grade
          missing: mean
          categories: [sex, ses]
          friendships: {wishes: [1, 4], by: sex, alike: 2, near: 0.5, reciprocity: 1}
          choices: true
        - {file: net.csv, score: generated, id: who, wishes: w.csv}
        - generate: {classes: 7, learners: 9, intra-class: 0.2, female: 0.4, disadvantaged: 0.3,
            correlation: 0.1}
      group-size: 5
      rounds: 6
      seeds: {error: 0.01, least: 3, most: 9, pilot-classes: 4}
      seed: 18446744073709551615
      policies:
        - random
        - {policy: sorted, name: by-ticket}
        - {name: mine, rules: [{balance: score}], aim: weights, iterations: 10, proof: true}
        - {name: tickets, rules: [{balance: ticket}]}
      models:
        - star
        - {model: star, name: quick, growth: 0.2, effects: [0]}
      noise: {learning: 0, ticket: 0.7}
      effects: [1, 0, -1.5]
      reference: by-ticket
      contrasts: [gap, gain:sex=F]
      regret: []
      subgroups: [sex=F, ses=a=b]
      not-alone: sex
      smallest-class: 3
      resamples: 200
      permutations: 999
      formats: [csv]
      """)
    #expect(study.title == "T" && study.aims == "to find out")
    #expect(study.sources.map(\.name) == ["one", "net", "generated"])
    let one = study.sources[0]
    guard case .file(let table) = one.data, case .file(let net) = study.sources[1].data,
      case .generated(let classes) = study.sources[2].data
    else { return #expect(Bool(false), "other sources") }
    #expect(table.file == "data/one.csv" && table.score == "math" && table.id == nil)
    #expect(table.classColumns == ["school", "teacher"] && one.within == ["grade"])
    #expect(one.missing == .mean && one.categories == ["sex", "ses"] && one.hasChoices)
    #expect(one.friendships?.wishes == 1...4 && one.friendships?.column == "sex")
    #expect(one.friendships?.alike == 2 && one.friendships?.reciprocity == 1)
    #expect(net.score == nil && net.id == "who" && net.wishes == WishFile(file: "w.csv"))
    #expect(classes.classes == 7 && classes.learners == 9...9 && classes.intraClass == 0.2)
    #expect(classes.female == 0.4 && classes.disadvantaged == 0.3 && classes.correlation == 0.1)
    #expect(study.groupSize == 5 && study.rounds == 6 && study.seed == .max)
    #expect(study.replications == .error(0.01, least: 3, most: 9, pilot: 4))
    #expect(study.policies.map(\.name) == ["random", "by-ticket", "mine", "tickets"])
    #expect(study.policies.map(\.policy.usesTickets) == [false, true, false, true])
    #expect(study.models.map(\.name) == ["star", "quick"])
    #expect(study.models[1].values == ["growth": 0.2] && study.models[1].effects == [0])
    #expect(study.learningNoise == 0 && study.ticketNoise == 0.7)
    #expect(study.effects == [1, 0, -1.5] && study.reference == "by-ticket")
    #expect(study.contrasts == ["gap", "gain:sex=F"] && study.regrets.isEmpty)
    #expect(study.subgroups.map(\.name) == ["sex=F", "ses=a=b"] && study.watched == "sex")
    #expect(study.smallestClass == 3 && study.resamples == 200 && study.permutations == 999)
    #expect(!study.hasDatabase)
  }

  /// Line 4 of a file whose first three are in order.
  @Test(arguments: [
    ("round: 3", "unknown key of the study 'round'. Remedy: did you mean 'rounds'?"),
    ("noise: {tickt: 1}", "unknown key of noise 'tickt'. Remedy: did you mean 'ticket'?"),
    ("seeds: {eror: 1}", "unknown key of seeds 'eror'. Remedy: did you mean 'error'?"),
    ("group-size: 1", "'group-size' is not between 2 and 100"),
    ("group-size: four", "'group-size' is not a whole number"),
    ("rounds: 0", "'rounds' is not between 1 and 200"),
    ("seeds: 0", "'seeds' is not between 1 and 10000"),
    ("seeds: {least: 2}", "'seeds' has no error"),
    ("seeds: {error: 0.1, least: 9, most: 3}", "or its least is above its most"),
    ("seed: -1", "'seed' is not a whole number from 0"),
    ("noise: {ticket: -1}", "'ticket' is not between 0.0 and 10.0"),
    ("noise: 3", "noise is not a list of 'key: value'"),
    ("effects: []", "there are no effects"), ("effects: [1, 1]", "an effect is listed twice"),
    ("effects: [x]", "'effects' is not a number"),
    ("subgroups: [sex]", "a subgroup is not written as column=value"),
    ("subgroups: [sex=]", "a subgroup is not written as column=value"),
    ("subgroups: [=F]", "a subgroup is not written as column=value"),
    ("subgroups: [sex=F, sex=F]", "a subgroup is listed twice"),
    ("smallest-class: 1", "'smallest-class' is not between 2 and 10000"),
    ("resamples: 99", "'resamples' is not between"),
    ("permutations: 98", "'permutations' is not between"),
  ])
  func linesThatCannotBeMeant(line: String, message: String) {
    let text = says(Self.rest + line + "\n")
    #expect(text.hasPrefix("s.yaml, line 4: ") && text.contains(message), "\(text)")
  }

  @Test(arguments: [
    ("reference: sort", "unknown policy as reference 'sort'. Remedy: "),
    ("contrasts: [coverag]", "unknown outcome 'coverag'. Remedy: did you mean 'coverage'?"),
    ("contrasts: [gain:sex=F]", "unknown outcome 'gain:sex=F'"),
    ("regret: [gainlow]", "unknown outcome 'gainlow'. Remedy: did you mean 'gain_low'?"),
    ("contrasts: []", "there are no contrasts"),
    ("contrasts: [gain, gap, gain]", "an outcome is listed twice"),
    ("regret: [gain, gain]", "an outcome is listed twice"),
    ("regret: [gap]", "regret is told of outcomes of which more is better, and 'gap' is none"),
    ("regret: [sorting]", "regret is told of outcomes of which more is better, and 'sorting' is"),
    ("formats: []", "'formats' leaves results.csv out"),
    ("formats: [sqlite]", "'formats' leaves results.csv out"),
    ("formats: [parquet]", "unknown format 'parquet'"),
  ])
  func whatContradictsTheRest(line: String, message: String) {
    let text = says(Self.rest + line + "\n")
    #expect(text.hasPrefix("s.yaml") && text.contains(message), "\(text)")
  }

  @Test(arguments: [
    ("policies: [sortd]", "unknown policy 'sortd'. Remedy: did you mean 'sorted'?"),
    ("policies: [random, random]", "two policies have one name"),
    ("policies: [{name: x}]", "a policy has neither rules nor the name of a policy"),
    ("policies: [{rules: [{balance: score}]}]", "a rule set has no name"),
    ("policies: [{policy: random, rules: [], name: x}]", "a rule set has 'policy'"),
    ("policies: [{rules: [], name: x}]", "a rule set has no rules"),
    ("policies: [{policy: random, iterations: 3}]", "a policy without rules has 'iterations'"),
    ("policies: [{policy: random, aim: weights}]", "a policy without rules has 'aim'"),
    ("policies: [{name: x, rules: [{balanc: score}]}]", "unknown rule 'balanc'"),
    ("policies: [{name: x, rules: [{balance: score}], iterations: 0}]", "'iterations' is below 1"),
    ("policies: [{name: x, rules: [{balance: score}], rounds: 2}]", "unknown key of a policy"),
    ("models: [{model: knowledge-tracing, skills: 2.5}]", "'skills' is not a whole number"),
    ("models: [sta]", "unknown learner model 'sta'. Remedy: did you mean 'star'?"),
    ("models: [{model: stra}]", "unknown learner model 'stra'"),
    ("models: [{growth: 1}]", "a model does not say which it is"),
    ("models: [star, star]", "two models have one name"),
    ("models: [{model: star, grwth: 0.1}]", "did you mean 'growth'?"),
    ("models: [{model: star, growth: 3}]", "'growth' is not between 0.0 and 1.0"),
    ("classes: [{generate: {classes: 0}}]", "'classes' is not between 1 and 1000000"),
    ("classes: [{generate: {learners: [9, 8]}}]", "'learners' is not between 2 and 1000"),
    ("classes: [{generate: {learner: 8}}]", "did you mean 'learners'?"),
    ("classes: [{generate: {}, file: c.csv}]", "generated classes have 'file'"),
    ("classes: [{generate: {}, within: x}]", "generated classes have 'within'"),
    ("classes: [{file: c.csv}]", "does not say which column is the score"),
    ("classes: [{score: x}]", "has neither file nor generate"),
    ("classes: [{file: c.csv, score: x, missing: zero}]", "'missing' is neither drop nor mean"),
    ("classes: [{generate: {}}, {generate: {}}]", "two sources of classes have one name"),
    ("classes: [{generate: {}, friendships: {alik: 1}}]", "did you mean 'alike'?"),
    ("classes: [{generate: {}, choices: 3}]", "'choices'"),
  ])
  func partsThatCannotBeMeant(line: String, message: String) {
    let key = line.prefix { $0 != ":" }
    let rest = Self.rest.split(separator: "\n").filter { !$0.hasPrefix(key) }
    let text = says((rest + [Substring(line)]).joined(separator: "\n") + "\n")
    #expect(text.hasPrefix("s.yaml, line 3: ") && text.contains(message), "\(text)")
  }

  @Test(arguments: ["classes", "policies", "models"])
  func whatEveryStudyNeeds(key: String) {
    let lines = Self.rest.split(separator: "\n").filter { !$0.hasPrefix(key) }
    #expect(says(lines.joined(separator: "\n")).contains("the study has no \(key)"))
    #expect(says((lines + ["\(key): []"]).joined(separator: "\n")).contains("has no \(key)"))
  }

  @Test(arguments: ["", "- a", "x", "classes: {", "rounds: 2\nrounds: 3", "? [a]\n: b"])
  func textsThatAreNoStudies(text: String) { #expect(!says(text).isEmpty) }
}
