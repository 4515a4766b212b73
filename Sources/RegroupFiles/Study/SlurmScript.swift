/// A job script for Slurm: an array of parts, and a job that puts them together once all are done.
package struct SlurmScript {
  private let study: String
  private let tasks: Int
  private let output: String
  private let program: String
  private let directory: String
  private let limit: Int?

  /// - Parameters:
  ///   - study: path of the study's file.
  ///   - program: path of the command.
  ///   - output: folder of parts and results.
  ///   - directory: where paths begin.
  package init(
    study: String, tasks: Int, output: String, program: String, directory: String, limit: Int?
  ) {
    self.study = study
    self.tasks = tasks
    self.output = output
    self.program = program
    self.directory = directory
    self.limit = limit
  }

  /// Run with `sh`; what it submits is shell text of its own, so that nothing is to be kept beside it.
  package var text: String {
    let flags = limit.map { " --limit-classes \($0)" } ?? ""
    return """
      #!/bin/sh
      # Runs a study in \(tasks) parts and puts them together. Submit it with: sh job.sh
      # Parts that were stopped go on where they were: submit it again. Options for every job, such as
      # a partition or a time limit, can be given in SBATCH_FLAGS, cores of each part in REGROUP_CPUS.
      set -eu
      cd \(quoted(directory))
      export REGROUP=\(quoted(program))
      export STUDY=\(quoted(study))
      export OUTPUT=\(quoted(output))
      mkdir -p "$OUTPUT/log"
      parts=$(sbatch ${SBATCH_FLAGS:-} --parsable --requeue --job-name=regroup-study \\
        --array=1-\(tasks) --cpus-per-task="${REGROUP_CPUS:-1}" --open-mode=append \\
        --output="$OUTPUT/log/part-%a.txt" <<'JOB'
      #!/bin/sh
      exec "$REGROUP" study "$STUDY"\(flags) --shard "$SLURM_ARRAY_TASK_ID/\(tasks)" \\
        --output "$OUTPUT/part-$SLURM_ARRAY_TASK_ID" --threads "${SLURM_CPUS_PER_TASK:-1}" --quiet
      JOB
      )
      merge=$(sbatch ${SBATCH_FLAGS:-} --parsable --job-name=regroup-merge \\
        --dependency="afterok:$parts" --kill-on-invalid-dep=yes --output="$OUTPUT/log/merge.txt" <<'JOB'
      #!/bin/sh
      exec "$REGROUP" study merge "$OUTPUT"/part-* --output "$OUTPUT/merged"
      JOB
      )
      echo "Submitted: parts $parts, merge $merge. Results will be in $OUTPUT/merged."

      """
  }

  /// As one word of a shell.
  private func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
