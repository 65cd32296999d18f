#!/bin/bash
# Prints the label of an AWS IoT job: print.sh s3://<bucket>/labels/<press>.png
#
# The AWS IoT Device Client runs it with these words as they are, without a shell. It takes a process that a signal
# killed for a success, reads exit codes as signals again, waits for whoever holds the standard output, and sends the
# end of the standard error to AWS IoT. Hence: each end is an exit code of 64 to 126 (README.md lists them), nothing
# outlives this program, and one line says why, without a newline, which AWS IoT may refuse in a job's details.
set -euo pipefail
export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
umask 077

self=$(readlink -f -- "$0")
here=${self%/*}
readonly self here configuration=${GROUNDCREW_PRINTER_CONF:-/etc/groundcrew/printer.conf}
readonly names=' BUCKETS REGION THING ROLE_ALIAS CREDENTIALS_ENDPOINT CERTIFICATE PRIVATE_KEY ROOT_CA S3_ENDPOINT
  S3_ROOT_CA DEVICE STATE PRINT_USER LOCK_SECONDS FETCH_SECONDS PRINT_SECONDS HTTP_SECONDS ANSWER_SECONDS BUSY_SECONDS
  COMPLETION_SECONDS '
# All that end a process and can be caught.
readonly signals=(HUP INT QUIT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE ALRM TERM STKFLT XCPU XFSZ VTALRM PROF IO
  PWR SYS)
child='' work='' doing='starting'
[[ -e /dev/fd/2 ]] || exec 2>/dev/null
exec 3>&2 # a signal may come while the standard error is redirected

fail() { # code, words
  trap '' "${signals[@]}"
  local words
  words=$(tr -c '[:print:]' ' ' <<<"${*:2}" | sed 's/ *$//')
  printf '%s' "print.sh: ${words:0:1000}" >&3 || true
  [[ ! -t 3 ]] || echo >&3
  exit "$1"
}

# A closed standard output makes no failure of a label that is printed.
say() { # words
  echo "$*" 2>/dev/null || true
}

clean() {
  [[ -z $work ]] || rm -rf -- "$work"
}

stopped() { # signal
  trap '' "${signals[@]}"
  # ALRM: for timeout, the time is over. The Device Client blocks TERM, and timeout inherits that.
  [[ -z $child ]] || { kill -ALRM "$child" && wait "$child"; } 2>/dev/null || true
  fail 87 "stopped by SIG$1 while $doing"
}

# Runs a program in the background: bash sees a signal only between programs, or while it waits.
run() { # doing what, most seconds, program...
  doing=$1
  local code=0 said=/dev/null
  [[ -z $work ]] || said=$work/said
  timeout --kill-after=2 "$2" "${@:3}" 2>"$said" 3>&- &
  child=$!
  { wait "$child"; } 2>/dev/null || code=$? # bash would say "Killed", in a line of its own
  child=''
  case $code in
    0) return ;;
    75) fail 75 "$doing took too long" ;;
    6[4-9] | [78]? | 9? | 10? | 11?) fail "$code" "$(tail -n 1 -- "$said")" ;;
    124) fail 88 "$doing took longer than $2 s" ;;
    125 | 126 | 127) fail 70 "$doing could not start: $(tail -n 1 -- "$said")" ;;
    1?? | 2??) fail 87 "$doing was ended by signal $((code - 128))" ;;
    *) fail 70 "$doing failed with code $code: $(tail -n 1 -- "$said")" ;;
  esac
}

# The file is read, never run: a setting is not a command.
read_configuration() {
  local line name number=0
  [[ -r $configuration ]] || fail 78 "$configuration cannot be read"
  for name in $names; do
    unset "GROUNDCREW_$name"
  done
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    [[ $line =~ ^[[:space:]]*(#.*)?$ ]] && continue
    name=${line%%=*}
    [[ $name =~ ^[A-Z0-9_]+$ && $line == *=* && $names == *[[:space:]]"$name"[[:space:]]* ]] ||
      fail 78 "$configuration, line $number is no setting"
    export "GROUNDCREW_$name=${line#*=}"
  done <"$configuration"
}

setting() { # name, default
  local variable=GROUNDCREW_$1
  printf '%s' "${!variable:-$2}"
}

seconds() { # name, default
  local value
  value=$(setting "$1" "$2")
  [[ $value =~ ^[1-9][0-9]{0,3}$ ]] || fail 78 "$configuration: $1 must be whole seconds, not $value"
  limit=$value
}

become_user() {
  local user
  user=$(setting PRINT_USER groundcrew)
  ((EUID == 0)) && [[ $user != root ]] || return 0
  id -- "$user" &>/dev/null || fail 78 "there is no user $user, who prints: run install.sh, or set PRINT_USER"
  exec setpriv --reuid="$user" --regid="$(id -g -- "$user")" --init-groups --no-new-privs -- "$self" "$@"
}

for signal in "${signals[@]}"; do
  # shellcheck disable=SC2064 # The name is that of now.
  trap "stopped $signal" "$signal"
done
trap clean EXIT

# A press has no dot or slash, so no key leaves the labels, and no file of this program its folder.
[[ $# == 1 && $1 =~ ^s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/labels/([A-Za-z0-9_-]{1,48})\.png$ ]] ||
  fail 64 "expected one argument, s3://<bucket>/labels/<press>.png, not $# arguments: $*"
bucket=${BASH_REMATCH[1]} press=${BASH_REMATCH[2]}
read_configuration
[[ " $(setting BUCKETS '') " == *" $bucket "* ]] ||
  fail 79 "BUCKETS in $configuration does not allow the bucket $bucket"
become_user "$@"

state=$(setting STATE /var/lib/groundcrew)
printed=$state/printed/$bucket.$press
{ mkdir -p -- "$state/printed" && exec 9>>"$state/lock"; } 2>/dev/null || fail 73 "$state cannot be written"
# The Device Client starts jobs beside each other. A child that outlives this program keeps the lock.
# Longer than a fetch and a print.
seconds LOCK_SECONDS 190
run 'waiting for the label before this one' "$((limit + 5))" flock --timeout "$limit" --conflict-exit-code 75 9

# AWS IoT delivers a job again when the answer to it was lost, or the Device Client was started anew.
if [[ -e $printed ]]; then
  say "printed before, at $(date -r "$printed" --iso-8601=seconds)"
  exit 0
fi
rm -rf -- "$state"/work.* # of a program that was killed
work=$(mktemp -d -- "$state/work.XXXXXXXX" 2>/dev/null) || fail 73 "$state cannot be written"

# -I -S: neither the environment nor other packages change what Python runs. -B: it could not write here.
seconds FETCH_SECONDS 60
run 'fetching the label' "$limit" python3 -I -S -B "$here" fetch "$bucket" "labels/$press.png" "$work/label.png"
seconds PRINT_SECONDS 120
run 'printing the label' "$limit" python3 -I -S -B "$here" print "$work/label.png"

# From here on it is printed, whatever happens. A crash before the marker is on the disk prints it twice.
trap '' "${signals[@]}"
{ : >"$printed" && sync -- "$printed"; } 2>/dev/null || say "not noted in $state: a redelivered job prints again"
find "$state/printed" -type f -mtime +30 -delete || true
say printed
