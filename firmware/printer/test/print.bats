#!/usr/bin/env bats
# print.sh as it is installed: what a job comes to, whatever happens meanwhile.
# shellcheck disable=SC2016,SC2154 # The inner shell expands them; booth.bash brings the names.
load booth

@test "0: a label is printed, and nothing is said on the standard error" {
  booth -- "$print" "$url"
  [ "$(labels)" -eq 1 ]
  [ ! -s "$booth/stderr" ]
  cmp <(zbarimg -q --raw "$booth/printed/label-001.png" 2>/dev/null) <(head -n 1 "$printer/test/labels/urls.txt")
}

@test "0: a label is printed although the standard output is closed or full" {
  booth -- bash -c '"$0" "$1" >&- && "$0" "$1" >/dev/full' "$print" "$url"
  [ "$(labels)" -eq 1 ]
}

@test "0: a job that is delivered again prints once" {
  booth -- bash -c '"$0" "$1" && "$0" "$1"' "$print" "$url"
  [ "$(labels)" -eq 1 ]
}

@test "0: jobs that run beside each other print one label after the other" {
  booth -- bash -c '
    for press in p-1 p-2 p-1 p-2; do "$0" "s3://labels-bucket/labels/$press.png" & jobs+=($!); done
    for job in "${jobs[@]}"; do wait "$job" || exit 1; done' "$print"
  [ "$(labels)" -eq 2 ]
}

@test "0: a job that failed prints when it is repeated" {
  fails 80 'no labels' --mode no-media -- "$print" "$url"
  booth -- "$print" "$url"
  [ "$(labels)" -eq 1 ]
}

document() {
  printf '{"version":"1.0","steps":[{"action":{"name":"Run-Command","type":"runCommand","input":{"command":"%s"}}}]}' \
    "/opt/groundcrew/print.sh,$url" >"$booth/document"
}

@test "0: AWS may fail for a moment" {
  booth --answer 503:SlowDown --answer ok --answer 500:InternalError -- "$print" "$url"
  [ "$(labels)" -eq 1 ]
}

@test "87: a signal is no success, and leaves neither a program nor a file behind" {
  # env: bash starts programs in the background with INT and QUIT ignored.
  for signal in HUP INT QUIT ABRT SEGV PIPE ALRM TERM USR1 XCPU; do
    fails 87 "stopped by SIG$signal while printing the label" --mode silent-after-data -- \
      bash -c 'env --default-signal "$0" "$1" & until pgrep -f "print $3/state/work" >/dev/null; do sleep 0.02; done
        kill -s "$2" "$!"; wait "$!"' "$print" "$url" "$signal" "$booth"
    run ! pgrep -f "print $booth/state/work"
  done
}

@test "87: a fetch or a print that is killed outright is no success" {
  fails 87 'printing the label was ended by signal 9' --mode silent-after-data -- \
    bash -c '"$0" "$1" & until programs=$(pgrep -f "print $2/state/work"); do sleep 0.02; done
      kill -KILL $programs; wait "$!"' "$print" "$url" "$booth"
}

# The client blocks INT, HUP and TERM, and its jobs inherit that. USR1 arrives.
@test "a job that is stopped is FAILED, with the reason" {
  document
  run booth --mode silent-after-data -- bash -c '
    python3 -B -m test.job_runner --opt "${0%/*}" <"$1/document" & until pgrep -f "print $1/state/work" >/dev/null; do sleep 0.02; done
    job=$(pgrep -f "^/bin/bash $0 s3:"); kill -TERM "$job"; kill -USR1 "$job"; wait "$!"' "$print" "$booth"
  [ "$status" -eq 0 ]
  [[ $output == *'"FAILED"'*'"print.sh: stopped by SIGUSR1 while printing the label"'* ]]
  run ! pgrep -f "print $booth/state/work"
}

@test "a job that takes too long is FAILED, with the reason, although its TERM is blocked" {
  document
  run booth --mode silent-after-data --set PRINT_SECONDS=1 -- bash -c \
    'python3 -B -m test.job_runner --opt "${0%/*}" <"$1/document"' "$print" "$booth"
  [ "$status" -eq 0 ]
  [[ $output == *'"FAILED"'*'"print.sh: printing the label took longer than 1 s"'* ]]
}

@test "root gives up its rights before it does anything" {
  [ "$EUID" -eq 0 ] || skip 'only root has rights to give up'
  fails 78 'there is no user' --set PRINT_USER=no-user -- "$print" "$url"
  booth -- "$print" "$url"
  [ "$(stat -c %U "$booth/state/lock")" = nobody ]
  [ "$(stat -c %a "$booth/state/credentials.json")" = 600 ]
}

@test "a program that was killed outright is cleaned up after" {
  mkdir -p "$booth/state/work.dead"
  [ "$EUID" -ne 0 ] || chown nobody "$booth/state/work.dead"
  booth -- "$print" "$url"
  [ ! -e "$booth/state/work.dead" ]
}
