#!/bin/sh
# A real Slurm with three nodes on this machine, on the loopback interface alone, and the scripts of samples/deploy/slurm. The node that makes shard 2
# is killed in the middle of it; its process lives on unseen, as it does where a network fails, and comes to its end when another node has made the
# shard. Pieces and manifest are those of one machine, byte for byte.
. "$(dirname "$0")/../lib/tap.sh"
. "$root/tests/run/crash.sh"
. "$root/samples/packages.sh"
not_proved() {
    skip "a sharded run on Slurm, a node lost" "$1: not proved here"
    finish
}
[ "$(id -u)" -eq 0 ] || not_proved "Slurm needs root"
need_packages slurmctld slurmd slurm-client munge >"$tmp/install" 2>&1 || not_proved "slurmctld, slurmd and munge cannot be installed"
strace -qq -o /dev/null true 2>/dev/null || not_proved "strace cannot be used"

s=$tmp/slurm
host=$(hostname -s)
mkdir -m 700 "$s" "$s/state" "$s/spool" "$s/log"
pids=
# only what was started here, each by its number
stop_all() {
    for file in "$s"/*.pid; do
        [ ! -f "$file" ] || kill -s KILL "$(cat "$file")" 2>/dev/null
    done
    for pid in $(ps -eo pid=,args= | awk -v mark="$tmp/" 'index($0, mark) && (/slurm/ || /strace/ || /kenbaar-run/) && !/awk/ { print $1 }'); do
        [ "$pid" = $$ ] || kill -s KILL "$pid" 2>/dev/null
    done
    rm -rf "$tmp"
}
trap stop_all EXIT
cat >"$s/slurm.conf" <<END
ClusterName=kenbaartest
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
AuthType=auth/munge
AuthInfo=socket=$s/munge.socket,cred_expire=5
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$s/state
SlurmdSpoolDir=$s/spool/%n
SlurmctldPidFile=$s/slurmctld.pid
SlurmdPidFile=$s/slurmd-%n.pid
SlurmctldLogFile=$s/log/slurmctld
SlurmdLogFile=$s/log/slurmd-%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc=$s/log/jobs
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,batch_sched_delay=0,bf_interval=1
ReturnToService=2
MpiDefault=none
SlurmdParameters=config_overrides
MailProg=/bin/true
SlurmdTimeout=5
RequeueExit=75
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
NodeName=n[1-3] NodeHostname=$host NodeAddr=127.0.0.1 Port=[27001-27003] CPUs=1 RealMemory=1000 State=UNKNOWN
PartitionName=batch Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
SLURM_CONF=$s/slurm.conf
export SLURM_CONF
wait_for() {
    seconds=$1
    shift
    tries=0
    while [ $tries -lt $((seconds * 5)) ]; do
        "$@" && return 0
        sleep 0.2
        tries=$((tries + 1))
    done
    return 1
}
head -c 1024 /dev/urandom >"$s/munge.key"
chmod 600 "$s/munge.key"
munged --force --key-file="$s/munge.key" --socket="$s/munge.socket" --pid-file="$s/munged.pid" --log-file="$s/log/munged" --seed-file="$s/munge.seed" >"$tmp/out" 2>&1 || not_proved "munged does not start ($(head -n 1 "$tmp/out"))"
slurmctld -c >"$tmp/out" 2>&1 || not_proved "slurmctld does not start ($(head -n 1 "$tmp/out"))"
for n in 1 2 3; do slurmd -N n$n >>"$tmp/out" 2>&1; done
idle() { [ "$(sinfo -h -N -t idle -o %N 2>/dev/null | wc -l)" -eq 3 ]; }
wait_for 20 idle || not_proved "the nodes do not come up ($(tail -n 1 "$s/log/slurmctld"))"

# shellcheck disable=SC2046
run_begin 6 $(ls "$records"/*.xml | head -n 24)
rm -rf "$world"
cp -a "$tmp/after-plan" "$world"
# the program that the jobs find: shard 2 stands still in the middle, the first time
mkdir "$tmp/bin"
cat >"$tmp/bin/kenbaar" <<END
#!/bin/sh
if [ "\${SLURM_ARRAY_TASK_ID-}" = 2 ] && mkdir "$tmp/first" 2>/dev/null; then
    echo "\$SLURMD_NODENAME" >"$tmp/node"
    # in a session of its own: the kernel wakes who stands still when the last of his session above him dies
    exec setsid --wait strace -qq -e trace=fsync -e inject=fsync:signal=STOP:when=6 "$run" "\$@" 2>"$tmp/still"
fi
exec "$run" "\$@"
END
chmod +x "$tmp/bin/kenbaar"
KENBAAR=$tmp/bin/kenbaar
export KENBAAR
cd "$tmp" || exit 1
check "submit" sh "$root/samples/deploy/slurm/submit" "$c"
render_job=$(awk '$1 == "render" { print $2 }' "$tmp/check.out")
close_job=$(awk '$1 == "close" { print $2 }' "$tmp/check.out")

still() { grep -q 'stopped by SIGSTOP' "$tmp/still" 2>/dev/null; }
if ! wait_for 30 still; then
    fail "a node killed in the middle of its shard" "$(cat "$tmp/still" "$c"/slurm-*.log 2>/dev/null)"
    finish
fi

node=$(cat "$tmp/node")
kill -s KILL "$(cat "$s/slurmd-$node.pid")"
for pid in $(ps -eo pid=,args= | awk -v job="slurmstepd: \\\\[${render_job}_2" '$2 ~ /slurmstepd/ { print $1 }'); do
    # the one whose child stands still
    tr "\0" "\n" 2>/dev/null <"/proc/$pid/environ" | grep -qx "SLURM_CONF=$SLURM_CONF" || continue
    pgrep -P "$pid" >/dev/null || continue
    ps -o args= --ppid "$pid" | grep -q slurm_script && kill -s KILL "$pid"
done

ok "a node killed in the middle of its shard"
shard_is_made() { [ -f "$c/shards/0002.json" ]; }
if wait_for 90 shard_is_made; then ok "another node makes the shard"; else fail "another node makes the shard" "$(squeue -a; sinfo -N; tail -n 5 "$s/log/slurmctld")"; fi
check "the killed node is down" sh -c 'sinfo -h -N -n "$1" -o %T | grep -q down' - "$node"
forgotten() { ps -eo pid=,stat=,args= | awk -v mark="$c" '$2 ~ /^[Tt]/ && index($0, mark) && !/strace/ { print $1 }'; }
check "its process lives on, unseen" test -n "$(forgotten)"
for pid in $(forgotten); do kill -s CONT "$pid"; done # and makes the shard once more
closed() { [ -z "$(squeue -h -j "$close_job" 2>/dev/null)" ]; }
wait_for 60 closed
check "the job that closes ran, and ended well" grep -q "JobId=$close_job .*JobState=COMPLETED" "$s/log/jobs"
rm -f "$c"/slurm-*.log
check "pieces and manifest are those of one machine" diff -r "$c" "$ref"
finish
