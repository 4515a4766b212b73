import SchedulingModel

/// A member of a group, with the room that they would like to work in.
struct RotationMember: Sendable, Hashable {
  let identifier: String
  let name: String
  /// Name of a room of a station that has several; nil for no wish.
  var wish: String?
}

/// A room of a station in which learners choose between rooms.
struct RoomOption: Sendable, Hashable {
  let name: String
  let seats: Int
}

/// A rotation chart as asked for, with what the pages need and the chart does not.
package struct LoadedRotation: Sendable {
  package let problem: RotationProblem
  /// Names of the stations of the chart that as little as possible of is to change, by group and rotation;
  /// nil for a new one.
  var previous: [[String?]]?
  /// What the user should know about the reading.
  package internal(set) var remarks: [String] = []
  package let title: String
  package let seed: UInt64
  /// Days on which the chart is used; empty where it names none.
  let days: [String]
  /// Members by group; empty lists where only names of groups were given.
  let members: [[RotationMember]]
  /// Rooms that learners choose between, by station; empty for most.
  let rooms: [[RoomOption]]
  /// Folder of the scenario, and its file's name.
  package let folder: String
  package let file: String
  /// SHA-256 of each file read.
  package let inputs: [String: String]
}
