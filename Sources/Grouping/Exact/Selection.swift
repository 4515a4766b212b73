/// Selection without a full sort.
enum Selection {
  /// Keeps the `count` first elements in the given order, in any order.
  ///
  /// Hoare's quickselect with the median of three as pivot; the order must be strict and total, so
  /// that the result is unique.
  /// - Complexity: O(n) on average.
  static func keepFirst<Element>(
    _ count: Int, of elements: inout [Element], by precedes: (Element, Element) -> Bool
  ) {
    guard count < elements.count else { return }
    var low = 0
    var high = elements.count - 1
    while low < high {
      let pivot = median(elements[low], elements[(low + high) / 2], elements[high], precedes)
      var left = low
      var right = high
      while left <= right {
        while precedes(elements[left], pivot) { left += 1 }
        while precedes(pivot, elements[right]) { right -= 1 }
        if left <= right {
          elements.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if count <= right {
        high = right
      } else if count >= left {
        low = left
      } else {
        break
      }
    }
    elements.removeLast(elements.count - count)
  }

  private static func median<Element>(
    _ a: Element, _ b: Element, _ c: Element, _ precedes: (Element, Element) -> Bool
  ) -> Element {
    if precedes(a, b) {
      return precedes(b, c) ? b : precedes(a, c) ? c : a
    }
    return precedes(a, c) ? a : precedes(b, c) ? c : b
  }
}
