import Foundation
import Testing

/// `regroup study slurm` with a program in the place of Slurm's that keeps what it is given.
@Suite struct StudyScriptTests {
  private static let sbatch = """
    #!/bin/sh
    # Keeps arguments, script, variables and folder, and tells a number.
    n=$(($(ls "$FAKE" | grep -c args) + 1))
    printf '%s\\n' "$@" > "$FAKE/$n.args"
    cat > "$FAKE/$n.sh"
    export -p > "$FAKE/$n.env"
    echo "$n"

    """

  @Test func whatIsSubmittedRunsAndMerges() throws {
    let folder = try ClassFolder()
    let own = "it's \"my\" folder $HOME"
    try folder.write("\(own)/a study.yaml", StudyFixture.yaml(classes: 5))
    try folder.write("bin/sbatch", Self.sbatch)
    let inner = "\(folder.path)/\(own)"
    #expect(
      try Command(["study", "a study.yaml", "-o", "whole", "-q"], in: inner).status == 0)
    let script = try Command(
      [
        "study", "slurm", "a study.yaml", "--tasks", "3", "--output", "my results'",
        "--program", Command.regroup.path,
      ], in: inner)
    #expect(script.status == 0, "\(script.errors)")
    try folder.write("job.sh", script.output)
    let run = try Command(
      shell: """
        chmod +x bin/sbatch; mkdir fake; export FAKE="$PWD/fake" PATH="$PWD/bin:$PATH"
        export SBATCH_FLAGS='--time 5' REGROUP_CPUS=2; cd /; sh "$FAKE/../job.sh" || exit
        for task in 3 1 2; do
          (. "$FAKE/1.env"; cd "$PWD"; SLURM_CPUS_PER_TASK=2 SLURM_ARRAY_TASK_ID=$task sh "$FAKE/1.sh") \
            || exit
        done
        (. "$FAKE/2.env"; cd "$PWD"; sh "$FAKE/2.sh")
        """, in: folder.path)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(
      run.output.hasPrefix(
        "Submitted: parts 1, merge 2. Results will be in my results'/merged.\n"))
    let parts = try folder.read("fake/1.args").split(separator: "\n")
    #expect(parts.starts(with: ["--time", "5", "--parsable", "--requeue"]))
    #expect(parts.contains("--array=1-3") && parts.contains("--cpus-per-task=2"))
    #expect(parts.contains("--output=my results'/log/part-%a.txt"))
    #expect(try folder.read("fake/2.args").contains("\n--dependency=afterok:1\n"))
    #expect(try folder.differences("\(own)/whole", "\(own)/my results'/merged").isEmpty)
  }

  @Test func aStudyThatCannotBeReadIsNotSubmitted() throws {
    let folder = try ClassFolder()
    try folder.write("study.yaml", "rounds: 3\n")
    let run = try folder.run("study", "slurm", "study.yaml", "--tasks", "2")
    #expect(run.status == 65 && run.output.isEmpty)
  }
}
