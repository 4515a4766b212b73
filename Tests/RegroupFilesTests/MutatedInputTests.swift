import Foundation
import GroupingModel
import TestSupport
import Testing

@testable import RegroupFiles

/// Files with random damage are read or refused, and never crash the program.
@Suite struct MutatedInputTests {
  private static let samples = [
    "Timestamp,First name,Last name,Email,Free [Monday],Free [Tuesday],Who to work with on your team\n"
      + "2024/1/2 9:00PM,Ana,\"Bell (An)\",a@x,8;9,,\"Cho, Ben\"\n2024/1/2 9:00AM,Ben,Cho,b@x,9,8,Anna Bell\n",
    "Student,ID,SIS User ID,Section\n  Points Possible,,,\n\"Bell, Ana\",1,u1,A\n\"Cho, Ben\",2,u2,B\n",
    "sourcedId;role;givenName;familyName\ns1;student;Ana;Bell\nt;teacher;Tim;Ott\n",
    "id\tgender\tworking_hour_list\tterm_1_team_num\n1\tF\t8;9\t0\n2\tM\t9\t0\n",
    "ID,GPA,Skill1,Skill2\n1,2.5,y,-\n2,3,-,y\n", "first,last,email,id,team\nA,B,c@d,1,T\n",
  ]
  private static let marks = Array("\",;\t\n\r[]()0-\u{0}\u{FE}Ax ".utf8)

  @Test(arguments: samples.indices)
  func damagedTables(sample: Int) throws {
    var random = SeededGenerator(seed: UInt64(sample))
    for _ in 0..<400 {
      let bytes = random.damaged(Array(Self.samples[sample].utf8), marks: Self.marks)
      do throws(InputError) {
        let text = try TextDecoding.text(bytes, file: "f")
        let result = try Importers.read(try Table(text, file: "f"))
        let reading = try RosterReader.read(result.table, columns: nil)
        let matcher = NameMatcher(reading.roster.learners, index: reading.index)
        for attribute in reading.roster.attributes {
          for cell in attribute.cells { _ = matcher.findAll(inCell: cell) }
        }
        _ = try EarlierTeams.rounds(result.rounds, in: reading.roster)
      } catch {
        #expect(!error.remedy.isEmpty)
      }
    }
  }

  @Test func damagedChoices() throws {
    let text = Array("# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n2: 1,2\n1: {2,1}\n".utf8)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<1000 {
      let bytes = random.damaged(text, marks: Array("{},:#0129-\n ".utf8))
      do throws(InputError) {
        _ = try PrefLibFile(String(decoding: bytes, as: UTF8.self), file: "f.toi")
      } catch {
        #expect(!error.remedy.isEmpty)
      }
    }
  }
}

extension SeededGenerator {
  /// The bytes with one to six of them changed, left out, doubled or put in.
  mutating func damaged(_ bytes: [UInt8], marks: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0...Int.random(in: 0...5, using: &self) where !result.isEmpty {
      let place = Int.random(in: result.indices, using: &self)
      let mark = marks[Int.random(in: marks.indices, using: &self)]
      switch Int.random(in: 0...4, using: &self) {
      case 0: result[place] = mark
      case 1: result.remove(at: place)
      case 2: result.insert(mark, at: place)
      case 3: result.insert(result[place], at: place)
      default: result.removeLast(min(result.count - 1, place / 4))
      }
    }
    return result
  }
}
