import Foundation

/// The folder that a scenario's paths are relative to; remembers what was read from it.
package struct InputFolder {
  /// Path of the folder; paths in a document are relative to it.
  package let path: String
  /// Whether files outside the folder are refused, as for a scenario that came from elsewhere.
  package let confined: Bool
  /// A file or folder that may lie outside all the same, for the user has named it.
  private let trusted: String?
  /// SHA-256 of each file read, by the path in the document.
  package private(set) var hashes: [String: String] = [:]

  /// Larger files are refused: no class list comes near it.
  private static let largestFile = 64 << 20

  package init(path: String, confined: Bool, trusted: String? = nil) {
    self.path = path.isEmpty ? "." : path
    self.confined = confined
    self.trusted = trusted.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }

  /// A file's bytes; its hash is remembered.
  ///
  /// - Throws: `InputError` if the file is missing, not a plain file, too large, or outside a
  ///   confined folder.
  package mutating func bytes(_ name: String) throws(InputError) -> [UInt8] {
    let url = try location(name)
    guard Self.isPlainFile(url) else {
      throw InputError(
        file: name, "this file does not exist or is not a plain file",
        remedy: "check the path; it is read from '\(path)'")
    }
    guard let size = Self.size(url), size <= Self.largestFile else {
      throw InputError(
        file: name, "the file is larger than \(Self.largestFile >> 20) MiB",
        remedy: "keep only the rows and columns that are needed")
    }
    guard let data = try? Data(contentsOf: url) else {
      throw InputError(
        file: name, "the file cannot be read", remedy: "check that you may read it")
    }
    let bytes = [UInt8](data)
    hashes[name] = SHA256.hex(bytes)
    return bytes
  }

  /// A file's text; see `TextDecoding`.
  package mutating func text(_ name: String) throws(InputError) -> String {
    try TextDecoding.text(try bytes(name), file: name)
  }

  /// Where a plain file is, for a library that reads it itself.
  ///
  /// - Throws: `InputError` if it is missing, not a plain file, or outside a confined folder.
  func plainFile(_ name: String) throws(InputError) -> String {
    let url = try location(name)
    guard Self.isPlainFile(url) else {
      throw InputError(
        file: name, "this file does not exist or is not a plain file",
        remedy: "check the path; it is read from '\(path)'")
    }
    return url.path
  }

  /// Remembers the hash of a text that stands for the file of that name.
  mutating func remember(_ text: String, of name: String) {
    hashes[name] = SHA256.hex(Array(text.utf8))
  }

  /// Whether anything of that name is there, or could be if the path did not lead out.
  func isThere(_ name: String) -> Bool {
    guard let url = try? location(name) else { return true }
    return FileManager.default.fileExists(atPath: url.path)
  }

  /// Whether a plain file of that name is there.
  package func hasFile(_ name: String) -> Bool {
    guard let url = try? location(name) else { return false }
    return Self.isPlainFile(url)
  }

  /// Names in a folder inside this one, in natural order: `round-2` before `round-10`.
  ///
  /// - Throws: `InputError` if there is no such folder.
  package func entries(_ name: String) throws(InputError) -> [String] {
    let url = try location(name)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
      throw InputError(
        file: name, "this folder does not exist or cannot be read",
        remedy: "name a folder of earlier groups.csv files")
    }
    return names.filter { !$0.hasPrefix(".") }.sorted(by: naturallyPrecedes)
  }

  private func location(_ name: String) throws(InputError) -> URL {
    let root = URL(fileURLWithPath: path, isDirectory: true)
    let url = URL(fileURLWithPath: name, relativeTo: root)
    guard confined, !isTrusted(name) else { return url }
    let parts = name.split(separator: "/")
    let inside = root.resolvingSymlinksInPath().standardizedFileURL.path
    let target = url.resolvingSymlinksInPath().standardizedFileURL.path
    let prefix = inside.hasSuffix("/") ? inside : inside + "/"
    guard target != inside else {
      throw InputError(
        file: name, "this is the scenario's own folder",
        remedy: "put such files into a folder of their own inside it")
    }
    guard !name.hasPrefix("/"), !parts.contains(".."), target.hasPrefix(prefix) else {
      throw InputError(
        file: name, "the path leads out of the scenario's folder",
        remedy: "keep every file of a scenario in its folder")
    }
    return url
  }

  private func isTrusted(_ name: String) -> Bool {
    guard let trusted, name.hasPrefix(trusted) else { return false }
    let rest = name.dropFirst(trusted.count)
    return rest.isEmpty || (rest.hasPrefix("/") && !rest.split(separator: "/").contains(".."))
  }

  private static func isPlainFile(_ url: URL) -> Bool {
    let path = url.resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  private static func size(_ url: URL) -> Int? {
    let path = url.resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }
}

/// Text order in which runs of digits compare as numbers.
package func naturallyPrecedes(_ left: String, _ right: String) -> Bool {
  let (a, b) = (chunks(left), chunks(right))
  for (one, other) in zip(a, b) where one != other {
    if let m = UInt64(one), let n = UInt64(other), m != n { return m < n }
    return one < other
  }
  return a.count == b.count ? left < right : a.count < b.count
}

/// Runs of ASCII digits and of other characters, in turn.
private func chunks(_ text: String) -> [String] {
  var result: [String] = []
  var wasDigit: Bool?
  for character in text {
    let isDigit = character.isASCII && character.isNumber
    if isDigit == wasDigit {
      result[result.count - 1].append(character)
    } else {
      result.append(String(character))
    }
    wasDigit = isDigit
  }
  return result
}
