#!/bin/sh
# Runs a small study on a Slurm of one node that this script starts itself: `regroup study slurm`, tasks
# that are requeued and cancelled as if their node had failed, the same script submitted again, and the
# merged folder compared byte by byte with a run in one.
#
#   sh Tests/slurm/one-node.sh .build/debug/regroup [40000]
#
# The number says how much search a class takes, so that tasks can be stopped in their midst; a release
# build needs ten times as much as a debug build.
#
# Needs root and Debian's slurm-wlm and munge; exit status 77 where they are not there. Everything is
# in a folder of its own, on ports of its own, and goes away at the end.
set -eu
regroup=$(realpath "$1")
export PATH="$PATH:/usr/sbin"
for program in munged mungekey slurmctld slurmd sbatch scontrol squeue scancel; do
  if ! command -v "$program" >/dev/null; then
    echo "Skipped: $program is not installed (Debian: slurm-wlm and munge)"
    exit 77
  fi
done
if [ "$(id -u)" != 0 ]; then
  echo "Skipped: daemons of Slurm are started by root only"
  exit 77
fi

# Short, for the names of sockets are; readable, for munge asks for it.
work=$(mktemp -d /tmp/slurm.XXXXXX)
chmod 755 "$work"
mkdir "$work/state" "$work/spool" "$work/study"
pids=
finish() {
  status=$?
  trap '' EXIT INT TERM
  if [ -s "$work/slurm.conf" ]; then scancel --quiet --user=root 2>/dev/null || true; fi
  for pid in $pids; do kill "$pid" 2>/dev/null || true; done
  for pid in $pids; do wait "$pid" 2>/dev/null || true; done
  if [ "$status" != 0 ]; then
    tail -n 20 "$work"/*.log "$work"/study/results/log/*.txt 2>/dev/null || true
  fi
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM

fail() {
  echo "Failed: $1"
  exit 1
}

# Waits until a command succeeds; in tenths of a second.
await() {
  tenths=$1
  what=$2
  shift 2
  while ! "$@" >/dev/null 2>&1; do
    tenths=$((tenths - 1))
    [ "$tenths" -gt 0 ] || fail "$what"
    sleep 0.1
  done
}

# MARK: one node

(umask 077 && mungekey --create --keyfile="$work/munge.key")
munged --foreground --force --key-file="$work/munge.key" --socket="$work/munge.socket" \
  --pid-file="$work/munge.pid" --seed-file="$work/munge.seed" --log-file="$work/munge.log" \
  >"$work/munged.log" 2>&1 &
pids="$pids $!"
await 100 "munged does not start" test -S "$work/munge.socket"

node=$(hostname -s)
port=$((20000 + $$ % 20000))
cat >"$work/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$node(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CredType=cred/munge
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
KillWait=2
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
CONF
export SLURM_CONF="$work/slurm.conf"
unset SBATCH_FLAGS REGROUP_CPUS
slurmctld -D -i >"$work/slurmctld.out.log" 2>&1 &
pids="$! $pids"
slurmd -D >"$work/slurmd.out.log" 2>&1 &
pids="$! $pids"
await 200 "the node does not come up" sh -c 'sinfo -h -o %T | grep -q idle'
echo "Slurm $(sinfo --version | cut -d' ' -f2) is up on one node with $(nproc) CPUs."

# MARK: the study

cd "$work/study"
cat >study.yaml <<STUDY
classes:
  - generate: {classes: 96, learners: [16, 22]}
    categories: [gender]
group-size: 4
rounds: 3
seeds: 2
policies:
  - random
  - sorted
  - name: mixing
    iterations: ${2:-4000}
    rules: [{balance: score}, {new-teammates: true}]
models: [star, linear-in-means]
resamples: 100
permutations: 99
STUDY
"$regroup" study study.yaml --output whole --quiet
tasks=4
"$regroup" study slurm study.yaml --tasks "$tasks" --program "$regroup" >job.sh

lines() { wc -l <"results/part-$1/study.journal" 2>/dev/null || echo 0; }
has_begun() { [ "$(lines "$1")" -ge 3 ] && [ -n "$(squeue -h -t R -j "$2_$1" -o %i)" ]; }
is_over() { [ -z "$(squeue -h -o %i)" ]; }

submitted=$(sh job.sh)
echo "$submitted"
parts=$(echo "$submitted" | sed -n 's/.*parts \([0-9]*\), merge.*/\1/p')
[ -n "$parts" ] || fail "the script does not tell the number of its job"

# A node that fails: Slurm kills the task and queues it again.
await 300 "part 1 does not begin" has_begun 1 "$parts"
scontrol requeue "${parts}_1"
await 100 "part 1 is not queued again" sh -c "! squeue -h -t R -j ${parts}_1 -o %i | grep -q ."
cp results/part-1/study.journal requeued.journal
echo "Part 1 was queued again with $(($(wc -l <requeued.journal) - 1)) classes finished."
# Tasks that are cancelled: the merge must not run.
await 300 "part 2 does not begin" has_begun 2 "$parts"
scancel "${parts}_2"
await 100 "part 2 is not cancelled" sh -c "! squeue -h -t R -j ${parts}_2 -o %i | grep -q ."
cp results/part-2/study.journal cancelled.journal
echo "Part 2 was cancelled with $(($(wc -l <cancelled.journal) - 1)) classes finished."
# Slurm lets it wait for two minutes; a test does not.
goes_on() {
  scontrol update "JobId=${parts}_1" StartTime=now || true
  [ "$(lines 1)" -gt "$(wc -l <requeued.journal)" ]
}
await 300 "part 1 does not go on" goes_on
await 600 "the first jobs do not end" is_over
[ ! -e results/merged/manifest.json ] || fail "parts were merged though one was cancelled"

# Submitted again, parts go on where they were.
sh job.sh
await 600 "the jobs do not end" is_over
[ -e results/merged/manifest.json ] || fail "nothing was merged"

# MARK: what is to be the same

for pair in 1:requeued 2:cancelled; do
  old="${pair#*:}.journal"
  new="results/part-${pair%%:*}/study.journal"
  [ "$(wc -l <"$old")" -lt "$(wc -l <"$new")" ] || fail "part ${pair%%:*} was stopped too late"
  head -n "$(wc -l <"$old")" "$new" | cmp - "$old" || fail "finished classes were run again"
done
for file in whole/*; do
  name=${file#whole/}
  # CPU time is never the same.
  [ "$name" = timings.csv ] || cmp "$file" "results/merged/$name" || fail "$name is not the same"
done
[ "$(ls whole)" = "$(ls results/merged)" ] || fail "other files than in a run in one"
echo "The merged study is the same as a run in one, in $(ls whole | wc -l) files."
