/// Whole numbers as one text, "4 -1 12": in a list, each would take a line of its own.
struct NumberRow: Codable, Sendable, Hashable {
  let numbers: [Int]

  init(_ numbers: [Int]) { self.numbers = numbers }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let words = try container.decode(String.self).split(separator: " ")
    numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not whole numbers")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(numbers.map(String.init).joined(separator: " "))
  }
}
