/// A fixed-size array without bounds checks or reference counting in release builds, for hot loops
/// only. Its memory belongs to an `Arena`, which whoever holds the array must hold too.
///
/// Debug builds, and so the tests, check every access.
package struct Flat<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
  package let count: Int
  /// For loops that need pointer arithmetic; valid while the arena lives.
  package let base: UnsafeMutablePointer<Element>

  fileprivate init(base: UnsafeMutablePointer<Element>, count: Int) {
    self.base = base
    self.count = count
  }

  @inline(__always)
  package subscript(index: Int) -> Element {
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

/// Owns the memory of flat arrays and frees it all at once.
///
/// Filled while its owner is made; afterwards arrays that several threads read are not written.
package final class Arena: @unchecked Sendable {
  private var blocks: [UnsafeMutableRawPointer] = []

  package init() {}

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// An array of `count` copies of `value`.
  package func array<Element: BitwiseCopyable>(
    of value: Element, count: Int
  ) -> Flat<Element> {
    let base = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: max(1, count))
    blocks.append(UnsafeMutableRawPointer(base))
    return Flat(base: base, count: count)
  }

  /// A copy of `values`.
  package func array<Element: BitwiseCopyable>(_ values: [Element]) -> Flat<Element> {
    let base = UnsafeMutablePointer<Element>.allocate(capacity: max(1, values.count))
    for (index, value) in values.enumerated() { (base + index).initialize(to: value) }
    blocks.append(UnsafeMutableRawPointer(base))
    return Flat(base: base, count: values.count)
  }
}
