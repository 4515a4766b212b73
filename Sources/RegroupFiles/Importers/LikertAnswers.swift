/// Answers of a scale with its number in front: "3. I have done this a few times".
enum LikertAnswers {
  /// Replaces them by their numbers in columns where every answer has one and the same number
  /// always stands for the same answer.
  static func number(in result: inout Import) {
    var count = 0
    for position in result.table.header.indices {
      let answers = result.table.column(position).filter { !$0.isEmpty }
      guard isScale(answers) else { continue }
      result.setCells(position) { number($0) ?? $0 }
      result.kinds[result.table.header[position]] = "number"
      count += 1
    }
    guard count > 0 else { return }
    result.remarks.append(
      "answers that begin with their number on a scale count as that number "
        + "(\(Wording.count(count, "column")))")
  }

  private static func isScale(_ answers: [String]) -> Bool {
    var texts: [String: String] = [:]
    for answer in answers {
      guard let number = number(answer) else { return false }
      guard texts.updateValue(answer, forKey: number) ?? answer == answer else { return false }
    }
    return texts.count > 1 && texts.count <= 12
  }

  /// The digits that an answer begins with, if a full stop, bracket, colon or dash and words follow.
  private static func number(_ answer: String) -> String? {
    let digits = answer.prefix { $0.isASCII && $0.isNumber }
    let rest = answer.dropFirst(digits.count)
    guard (1...2).contains(digits.count), let mark = rest.first, ".):-".contains(mark),
      rest.dropFirst().first?.isWhitespace == true, rest.contains(where: \.isLetter)
    else { return nil }
    return String(digits)
  }
}
