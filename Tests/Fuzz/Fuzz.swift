import Foundation

/// What libFuzzer calls with bytes of its own making; READER in the environment names the reader.
/// A crash, a hang or too much memory is a find: errors that readers throw are what is wanted.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  try? reader(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

private let reader: Reader = {
  let name = ProcessInfo.processInfo.environment["READER"] ?? ""
  guard let reader = Readers.all[name] else {
    let names = Readers.all.keys.sorted().joined(separator: ", ")
    print("Set READER to one of: \(names)")
    exit(64)
  }
  return reader
}()
