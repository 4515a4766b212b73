import ArgumentParser
import Foundation
import Grouping
import GroupingModel
import RegroupFiles
import SchedulingModel

/// The one place where errors become messages and exit statuses.
enum Failure {
  /// Runs a command's work.
  ///
  /// - Throws: `ExitCode`, after the message is on standard error.
  static func translated<Value>(_ work: () async throws -> Value) async throws -> Value {
    do { return try await work() } catch let code as ExitCode {
      throw code
    } catch let usage as ValidationError {
      throw usage
    } catch {
      Terminal.say("Error: \(message(of: error))")
      throw ExitCode(status(of: error))
    }
  }

  private static func message(of error: any Error) -> String {
    switch error {
    case let error as ModelError: InputError(error).description
    default: "\(error)"
    }
  }

  private static func status(of error: any Error) -> Int32 {
    switch error {
    case is InputError, is ModelError: 65
    case let error as OutputError: error.isCreation ? 73 : 74
    default: 69
    }
  }

  /// Exit status for a plan's status; nil for a plan that can be used.
  static func status(of plan: PlanStatus) -> Int32? {
    switch plan {
    case .optimal, .feasible: nil
    case .infeasible: 2
    case .unknown: 75
    }
  }

  /// The same for a timetable.
  static func status(of timetable: TimetableDocument.Status) -> Int32? {
    switch timetable {
    case .optimal, .feasible: nil
    case .infeasible: 2
    case .unknown: 75
    }
  }

  /// The same for blocks.
  static func status(of blocks: BlockSolution.Status) -> Int32? {
    switch blocks {
    case .optimal, .feasible: nil
    case .infeasible: 2
    case .unknown: 75
    }
  }
}
