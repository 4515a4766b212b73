import SchedulingModel

/// A day of a chart: its columns from left to right.
struct ChartDay {
  struct Column {
    let time: String
    let name: String
    /// Rotation of the chart that takes place then.
    let rotation: Int
  }

  /// nil where the chart is for one day without a name.
  let title: String?
  let columns: [Column]

  /// All days of a chart. With a rotating start, day 2 begins with the second rotation's stations.
  static func all(_ loaded: LoadedRotation) -> [ChartDay] {
    let problem = loaded.problem
    let slots = problem.rotations
    let wording = RotationWording(problem)
    func column(_ place: Int, _ rotation: Int) -> Column {
      Column(
        time: wording.time(slots[place]), name: slots[place].identifier, rotation: rotation)
    }
    let ownDays = Set(slots.map(\.day)).sorted()
    if ownDays.count > 1 {
      return ownDays.map { day in
        let places = slots.indices.filter { slots[$0].day == day }
        let title = loaded.days.indices.contains(day) ? loaded.days[day] : "Day \(day + 1)"
        return ChartDay(title: title, columns: places.map { column($0, $0) })
      }
    }
    guard problem.startRotates else {
      let title = loaded.days.isEmpty ? nil : loaded.days.joined(separator: ", ")
      return [ChartDay(title: title, columns: slots.indices.map { column($0, $0) })]
    }
    let titles = loaded.days.isEmpty ? slots.indices.map { "Day \($0 + 1)" } : loaded.days
    return titles.enumerated().map { day, title in
      ChartDay(
        title: title, columns: slots.indices.map { column($0, ($0 + day) % slots.count) })
    }
  }
}
