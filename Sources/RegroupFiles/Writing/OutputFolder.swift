import Foundation

/// A file or folder that cannot be written.
package struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Whether the folder could not even be made, in contrast to a failure while writing.
  package let isCreation: Bool
  package let problem: String
  package let remedy: String

  package var description: String { "\(printable(problem)). Remedy: \(remedy)" }
}

/// Writes files so that a reader sees the old or the new one, never half of it.
package struct OutputFolder {
  package let path: String

  package init(_ path: String) {
    self.path = path
  }

  /// Writes all files beside their final names, then renames them.
  ///
  /// - Parameter files: name and content; a name may lead into a folder in this one.
  /// - Throws: `OutputError`; no file is changed unless all could be written.
  package func write(_ files: [(name: String, text: String)]) throws(OutputError) {
    try create()
    removeLeftovers()
    for inner in Set(files.compactMap { Self.split($0.name).folder }).sorted() {
      let folder = OutputFolder("\(path)/\(inner)")
      try folder.create()
      folder.removeLeftovers()
    }
    var parts: [(part: String, final: String)] = []
    defer { for (part, _) in parts { unlink(part) } }
    for (name, text) in files {
      let final = "\(path)/\(name)"
      let part = part(of: name)
      parts.append((part, final))
      do { try Data(text.utf8).write(to: URL(fileURLWithPath: part)) } catch {
        throw unwritable(final)
      }
    }
    for (part, final) in parts where rename(part, final) != 0 { throw irreplaceable(final) }
  }

  /// Finds out whether files of these names could be written, and leaves all as it was: nobody should
  /// wait for a result that then has no place.
  ///
  /// - Throws: `OutputError`, as writing them would.
  package func probe(_ names: [String]) throws(OutputError) {
    let missing = missingFolders
    defer { for folder in missing.reversed() { rmdir(folder) } }
    try create()
    for name in names {
      var info = stat()
      let final = "\(path)/\(name)"
      if stat(final, &info) == 0, info.st_mode & S_IFMT == S_IFDIR { throw irreplaceable(final) }
      let part = part(of: name)
      defer { unlink(part) }
      do { try Data().write(to: URL(fileURLWithPath: part)) } catch { throw unwritable(final) }
    }
  }

  /// The folders on the way to this one that are not there, from the outermost.
  private var missingFolders: [String] {
    let ends = path.indices.filter { path[$0] == "/" && $0 != path.startIndex } + [path.endIndex]
    return ends.map { String(path[..<$0]) }.filter { access($0, F_OK) != 0 }
  }

  private func part(of name: String) -> String {
    let (folder, last) = Self.split(name)
    return "\(path)/\(folder.map { $0 + "/" } ?? "").\(last).\(getpid()).part"
  }

  /// The folder that a name leads into, if any, and the name there.
  private static func split(_ name: String) -> (folder: String?, last: Substring) {
    guard let slash = name.lastIndex(of: "/") else { return (nil, name[...]) }
    return (String(name[..<slash]), name[name.index(after: slash)...])
  }

  private func unwritable(_ final: String) -> OutputError {
    OutputError(
      isCreation: false, problem: "'\(final)' cannot be written",
      remedy: "check space and permissions of the folder")
  }

  private func irreplaceable(_ final: String) -> OutputError {
    OutputError(
      isCreation: true, problem: "'\(final)' cannot be replaced",
      remedy: "close programs that hold it, or choose another --output")
  }

  /// Removes parts of files that a run left behind which was killed while it wrote: they hold names.
  private func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where name.hasPrefix(".") && name.hasSuffix(".part") {
      guard let writer = name.split(separator: ".").dropLast().last.flatMap({ pid_t($0) }),
        kill(writer, 0) != 0, errno == ESRCH
      else { continue }
      unlink("\(path)/\(name)")
    }
  }

  /// Writes one file in the same way; what is there and no file, such as `/dev/stdout`, is written
  /// to and never replaced.
  ///
  /// - Throws: `OutputError`.
  package static func write(_ text: String, to file: String) throws(OutputError) {
    guard try isReplaced(file) else { return try append(text, to: file) }
    let (folder, name) = parted(file)
    try OutputFolder(folder).write([(name, text)])
  }

  /// Finds out whether a file could be written so; a device is believed to take it.
  ///
  /// - Throws: `OutputError`, as writing it would.
  package static func probe(file: String) throws(OutputError) {
    guard try isReplaced(file) else { return }
    let (folder, name) = parted(file)
    try OutputFolder(folder).probe([name])
  }

  /// Whether the path is that of a plain file, or of none yet, and not of a device.
  private static func isReplaced(_ file: String) throws(OutputError) -> Bool {
    var info = stat()
    let mode = stat(file, &info) == 0 ? info.st_mode & S_IFMT : S_IFREG
    guard mode != S_IFDIR, !file.isEmpty else {
      throw OutputError(
        isCreation: true, problem: "'\(file)' is a folder or has no name", remedy: "name a file")
    }
    return mode == S_IFREG
  }

  private static func parted(_ file: String) -> (folder: String, name: String) {
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    return (folder, slash.map { String(file[file.index(after: $0)...]) } ?? file)
  }

  /// Removes files, in their order; one that is not there is no trouble.
  ///
  /// - Throws: `OutputError`.
  package func remove(_ names: [String]) throws(OutputError) {
    for name in names where unlink("\(path)/\(name)") != 0 && errno != ENOENT {
      throw OutputError(
        isCreation: false, problem: "'\(path)/\(name)' of an earlier run cannot be removed",
        remedy: "remove it yourself, or choose another --output")
    }
  }

  private static func append(_ text: String, to device: String) throws(OutputError) {
    do {
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: device))
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      throw OutputError(
        isCreation: false, problem: "'\(device)' cannot be written",
        remedy: "check space and permissions, or name another file")
    }
  }

  /// Makes the folder unless it is there.
  ///
  /// - Throws: `OutputError`.
  package func create() throws(OutputError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(
        isCreation: true, problem: "the folder '\(path)' cannot be made",
        remedy: "choose another --output: a file may have that name, or you may not write there")
    }
  }
}

/// The way from one folder to another, both absolute or relative to the working folder.
package func relativePath(from start: String, to end: String) -> String {
  func parts(_ path: String) -> [Substring] {
    URL(fileURLWithPath: path, isDirectory: true).resolvingSymlinksInPath().standardizedFileURL
      .path.split(separator: "/")
  }
  let (a, b) = (parts(start), parts(end))
  let common = zip(a, b).prefix { $0 == $1 }.count
  let steps = Array(repeating: "..", count: a.count - common) + b[common...].map(String.init)
  return steps.isEmpty ? "." : steps.joined(separator: "/")
}
