import Studies

/// The protocol of a study.
struct ProtocolPage {
  let html: String
  init(_ study: LoadedStudy, generator: String) throws { html = "" }
}
