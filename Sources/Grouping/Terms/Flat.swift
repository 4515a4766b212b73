/// A fixed-size array without bounds checks in release builds, for hot loops only.
///
/// Debug builds, and so the tests, check every access. Immutable once shared: writers finish
/// before the value is handed to another thread.
package final class Flat<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  package let count: Int
  /// For loops that need pointer arithmetic; valid while this object lives.
  package let base: UnsafeMutablePointer<Element>

  package init(repeating value: Element, count: Int) {
    self.count = count
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: max(1, count))
  }

  package convenience init(_ values: [Element], fallback: Element) {
    self.init(repeating: fallback, count: values.count)
    for (index, value) in values.enumerated() { base[index] = value }
  }

  deinit {
    base.deallocate()
  }

  @inline(__always)
  package subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "index out of bounds")
      return base[index]
    }
    set {
      assert(index >= 0 && index < count, "index out of bounds")
      base[index] = newValue
    }
  }
}
