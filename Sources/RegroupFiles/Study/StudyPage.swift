import Studies

/// The report of a study.
struct StudyPage {
  let html: String
  init(_ findings: StudyFindings, generator: String) throws { html = "" }
}
