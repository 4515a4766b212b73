import Foundation

/// A study that is made again by its manifest.
package struct StudyReproduction {
  private let manifest: StudyManifest

  /// Path of the study's file, as it was named when the manifest was made.
  ///
  /// - Throws: `InputError` if there is no such file, seen from here.
  package var study: String {
    get throws(InputError) {
      guard FileManager.default.fileExists(atPath: manifest.study) else {
        throw InputError(
          file: manifest.study, "the study that the manifest names is not there",
          remedy: "run this in the folder where the study was run, or put the study back")
      }
      return manifest.study
    }
  }
  package var limitClasses: Int? { manifest.limitClasses }

  /// - Throws: `InputError` for what is no manifest.
  package init(manifest path: String) throws(InputError) {
    manifest = try StudyManifest.read(path)
  }

  /// Makes sure that what is read now is what was read then.
  ///
  /// - Throws: `InputError` naming the file that has changed.
  package func check(_ study: LoadedStudy) throws(InputError) {
    guard study.hash == manifest.studyHash else {
      throw InputError(
        file: study.path, "the study is not the one that the manifest speaks of",
        remedy: "take the study.yaml beside the manifest, in its old place")
    }
    for (file, hash) in manifest.inputs.sorted(by: { $0.key < $1.key })
    where study.inputs[file] != hash {
      throw InputError(
        file: file, "the file has changed since the study was run",
        remedy: "bring back the file as it was")
    }
  }

  /// Files of a folder that are not what the manifest says, byte by byte; nothing where all are.
  ///
  /// - Throws: `InputError` if one cannot be read.
  package func differences(in folder: String) throws(InputError) -> [String] {
    var differing: [String] = []
    for (name, hash) in manifest.outputs.sorted(by: { $0.key < $1.key })
    where try SHA256.hex(ofFile: "\(folder)/\(name)") != hash {
      differing.append(name)
    }
    return differing
  }

  /// How many files the manifest speaks of.
  package var fileCount: Int { manifest.outputs.count }
  package var generator: String { manifest.generator }
}
