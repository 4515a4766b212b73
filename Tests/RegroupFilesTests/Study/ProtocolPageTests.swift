import Studies
import Testing

@testable import RegroupFiles

@Suite struct ProtocolPageTests {
  private func page(_ files: [String: String]) throws -> String {
    try ProtocolPage(try StudyFolder(files).load()).html
  }

  @Test func tellsDataMethodsAndMeasures() throws {
    let study = try StudyFolder(["study.yaml": pageStudy]).load()
    let page = try ProtocolPage(study).html
    for part in [
      "<code>\(study.hash)</code>", "Classes &amp; &lt;effects&gt;", "generator, seed 1",
      "6 classes with 72 learners", "wishes are generated: 1 to 3 each",
      "<b>Main outcome: gain</b>, mean gain of the class.", "6 contrasts an outcome",
      "- balance: score", "20 changes tried by search", "<b>rate = 0.1</b>", "effect −1, 1",
      "bootstrap with 100 resamples", "sign flips of whole classes, two-sided, 499 drawn",
      "2 seeds a class, as the study file says",
      // Six classes have 64 ways to flip their signs, the observed one and its mirror are two: 6 x 2 / 64.
      "no adjusted p below 0.19",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("{{"))
  }

  @Test func tellsTablesWithTheirHashesAndWhatWasLeftOut() throws {
    let table = "room,score\n" + (1...9).map { "a,\($0)\n" }.joined() + "a,\nb,3\n"
    let page = try page([
      "cohort.csv": table,
      "study.yaml": """
      classes: [{file: cohort.csv, class: room, score: score, missing: drop, choices: true}]
      seeds: {error: 0.5, least: 2, most: 3}
      rounds: 2
      policies: [random, sorted]
      models: [star]

      """,
    ])
    for part in [
      "<b>Data: semi-synthetic</b>", "SHA-256 of cohort.csv: <code>", "choices are generated",
      "standard deviations from the mean of the whole source",
      "cohort: 1 learner without a score left out",
      "cohort: 1 class of fewer than 8 learners left out",
      "is at most 0.5: a pilot with 4 seeds on 1 class",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test func everyModelHasAnEquationWithItsParameters() {
    for model in ModelBook.models {
      let about = model.about
      #expect(!about.equation.isEmpty, "\(about.name)")
      let own = about.parameters.map(\.name).filter {
        !["cut", "skills", "prior", "slope", "guess", "slip", "items"].contains($0)
      }
      for name in own where name != "threshold" && name != "percentile" {
        #expect(about.equation.contains(name), "\(about.name) \(name)")
      }
    }
  }
}
