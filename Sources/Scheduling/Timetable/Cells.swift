import Grouping

/// A `Flat` array whose elements are read without leaving this target: a call to another target for each
/// would take six times as long. Its memory belongs to the arena that made it.
///
/// Debug builds, and so the tests, check every access.
struct Cells<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
  let count: Int
  private let base: UnsafeMutablePointer<Element>

  init(_ flat: Flat<Element>) {
    count = flat.count
    base = flat.base
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "index out of bounds")
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count, "index out of bounds")
      base[index] = newValue
    }
  }
}

extension Arena {
  /// An array of `count` copies of `value`.
  func cells<Element: BitwiseCopyable>(of value: Element, count: Int) -> Cells<Element> {
    Cells(array(of: value, count: count))
  }

  /// A copy of `values`.
  func cells<Element: BitwiseCopyable>(_ values: [Element]) -> Cells<Element> {
    Cells(array(values))
  }
}
