/// Who is where.
package struct ProjectPlan: Sendable, Hashable {
  package struct Place: Sendable, Hashable {
    package let project: Int
    /// Counted from 0 in the order of their first members.
    package let copy: Int

    package init(project: Int, copy: Int = 0) {
      self.project = project
      self.copy = copy
    }
  }

  /// One a learner; nil for who is left out.
  package let places: [Place?]

  /// Copies that are not in order are numbered anew.
  package init(places: [Place?]) {
    var copies: [Place: Int] = [:]
    var next: [Int: Int] = [:]
    self.places = places.map { place in
      guard let place else { return nil }
      if copies[place] == nil {
        copies[place] = next[place.project, default: 0]
        next[place.project, default: 0] += 1
      }
      return Place(project: place.project, copy: copies[place] ?? 0)
    }
  }

  package var leftOut: [Int] { places.indices.filter { places[$0] == nil } }

  /// The learners of each copy that runs, by project and copy.
  package var members: [Place: [Int]] {
    var members: [Place: [Int]] = [:]
    for (learner, place) in places.enumerated() {
      if let place { members[place, default: []].append(learner) }
    }
    return members
  }
}
