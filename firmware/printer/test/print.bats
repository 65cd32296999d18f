#!/usr/bin/env bats
# print.sh as it is installed: every exit code, and what a hostile or unlucky job cannot do.
# shellcheck disable=SC2016 # The inner shell expands them.
bats_require_minimum_version 1.5.0

readonly url=s3://labels-bucket/labels/p-1.png

setup_file() {
  # Not bats' own folder: the user who prints must reach it.
  home=$(mktemp -d "${TMPDIR:-/tmp}/groundcrew-printer.XXXXXX")
  printer=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
  export home printer PYTHONPATH=$printer
  chmod 755 "$home"
  DESTDIR=$home/root "$printer/install.sh" >/dev/null
  export print=$home/root/opt/groundcrew/print.sh
}

teardown_file() {
  rm -rf "$home"
}

setup() {
  booth=$home/$BATS_TEST_NUMBER
  mkdir -p "$booth/labels"
  cp "$printer/test/labels/label-1.png" "$booth/labels/p-1.png"
  cp "$printer/test/labels/label-2.png" "$booth/labels/p-2.png"
}

booth() {
  python3 -B -m test.booth "$booth" --pki "$home/pki" "$@" 2>"$booth/stderr"
}

labels() {
  find "$booth/printed" -name '*.bin' | wc -l
}

# Expects an exit code, and words on the one line that the job's details show.
fails() { # code, words, booth's arguments...
  run booth "${@:3}"
  ended "$1" "$2"
  [ -z "$(find "$booth/state" -name 'work.*')" ]
  [ -z "$(find "$booth/state/printed" -type f 2>/dev/null)" ]
}

# The same of arguments that print.sh refuses before it needs a printer.
refuses() { # code, words, arguments...
  run env GROUNDCREW_PRINTER_CONF="$printer/etc/printer.conf" bash -c '"$0" "${@:2}" 2>"$1"' "$print" "$booth/stderr" "${@:3}"
  ended "$1" "$2"
}

ended() { # code, words
  echo "exit code $status: $(cat "$booth/stderr")"
  [ "$status" -eq "$1" ]
  grep -q -- "$2" "$booth/stderr"
  [ "$(wc -l <"$booth/stderr")" -eq 0 ]
}

@test "0: a label is printed, and nothing is said on the standard error" {
  booth -- "$print" "$url"
  [ "$(labels)" -eq 1 ]
  [ ! -s "$booth/stderr" ]
  cmp <(zbarimg -q --raw "$booth/printed/label-1.png" 2>/dev/null) <(head -n 1 "$printer/test/labels/urls.txt")
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

@test "0: AWS may fail for a moment" {
  booth --answer 503:SlowDown --answer ok --answer 500:InternalError -- "$print" "$url"
  [ "$(labels)" -eq 1 ]
}

@test "64: an argument that is not the URL of a label is refused, and never interpreted" {
  for argument in '' 'x' 's3://labels-bucket/labels/p-1.png --endpoint-url=http://evil' '--help' 's3://labels-bucket/p-1.png' \
    's3://labels-bucket/labels/../x.png' 's3://labels-bucket/labels/a/b.png' 's3://labels-bucket/labels/.png' \
    's3://labels-bucket/labels/$(id).png' $'s3://labels-bucket/labels/p-1.png\n' 's3://LABELS/labels/p-1.png' \
    "s3://labels-bucket/labels/$(printf 'x%.0s' {1..49}).png" 'https://labels-bucket/labels/p-1.png'; do
    refuses 64 'expected one argument' "$argument"
  done
  refuses 64 'not 0 arguments'
  refuses 64 'not 2 arguments' "$url" "$url"
}

@test "64: what a job says cannot forge lines or control a terminal" {
  refuses 64 'a b' $'a\nb\e[2J\xff'
  [ -z "$(tr -d '[:print:]' <"$booth/stderr")" ]
}

@test "65: a label that is no PNG, damaged, or of another size is not printed" {
  echo nothing >"$booth/labels/p-1.png"
  fails 65 'signature' -- "$print" "$url"
  head -c 200 "$printer/test/labels/label-1.png" >"$booth/labels/p-1.png"
  fails 65 'cut off' -- "$print" "$url"
  (cd "$printer" && python3 -B -c 'import sys; from test.images import png; from ql.bitmap import Bitmap
sys.stdout.buffer.write(png(Bitmap(412, (0,) * 413)))') >"$booth/labels/p-1.png"
  fails 65 '412 dots wide' -- "$print" "$url"
  [ "$(labels)" -eq 0 ]
}

@test "66: a label that is not in the bucket" {
  fails 66 'NoSuchKey' -- "$print" s3://labels-bucket/labels/p-3.png
}

@test "69: AWS that cannot be reached, or fails in each of three tries" {
  fails 69 'cannot be reached' --set CREDENTIALS_ENDPOINT=localhost:1 -- "$print" "$url"
  fails 69 '503' --answer 503:x --answer 503:x --answer 503:x -- "$print" "$url"
}

@test "70: a defect" {
  cp -a "$home/root/opt/groundcrew" "$booth/broken"
  echo 'surprise' >"$booth/broken/ql/raster.py"
  fails 70 'NameError' -- "$booth/broken/print.sh" "$url"
}

@test "73: a state folder that cannot be written" {
  fails 73 'cannot be written' --set STATE=/proc/nowhere -- "$print" "$url"
}

@test "75: a label before this one that does not end" {
  fails 75 'waiting for the label before this one' --set LOCK_SECONDS=1 -- \
    bash -c 'install -m 666 /dev/null "$1/state/lock" && flock "$1/state/lock" "$0" "$2"' "$print" "$booth" "$url"
}

@test "77: AWS refuses the printer" {
  fails 77 'Role Alias not found' --set ROLE_ALIAS=other -- "$print" "$url"
  fails 77 'AccessDenied' --answer ok --answer 403:AccessDenied -- "$print" "$url"
}

@test "78: a configuration that is missing or wrong" {
  fails 78 'REGION is missing; ROOT_CA is missing' --set REGION= --set ROOT_CA= -- "$print" "$url"
  fails 78 'is no setting' --set COLOUR=red -- "$print" "$url"
  fails 78 'whole seconds' --set 'PRINT_SECONDS=$(id)' -- "$print" "$url"
  fails 78 'cannot be read' -- env GROUNDCREW_PRINTER_CONF=/no/file "$print" "$url"
}

@test "79: a bucket that is not allowed" {
  for bucket in evil-bucket labels-bucket2 other-bucket.labels-bucket; do
    refuses 79 "does not allow the bucket $bucket" "s3://$bucket/labels/p-1.png"
  done
}

@test "80 to 86: the printer's own reason" {
  fails 80 'no labels' --mode no-media -- "$print" "$url"
  fails 80 'end' --mode end-of-roll -- "$print" "$url"
  fails 81 '62 mm' --mode wrong-media -- "$print" "$url"
  fails 82 'the cover is open' --mode cover-open -- "$print" "$url"
  fails 83 'busy' --mode busy --set BUSY_SECONDS=1 -- "$print" "$url"
  fails 84 'does not answer' --mode silent --set ANSWER_SECONDS=1 -- "$print" "$url"
  fails 84 'does not say that the label is printed' --mode silent-after-data --set COMPLETION_SECONDS=1 -- "$print" "$url"
  fails 85 "an error of the printer's system" --mode system-error -- "$print" "$url"
  fails 86 'unplugged' --mode unplugged -- "$print" "$url"
  fails 86 'there is no /dev/no-printer' --set DEVICE=/dev/no-printer -- "$print" "$url"
  [ "$(labels)" -eq 0 ]
}

@test "87: a signal is no success, and leaves neither a program nor a file behind" {
  # env: bash starts programs in the background with INT and QUIT ignored.
  for signal in HUP INT QUIT ABRT SEGV PIPE ALRM TERM USR1 XCPU; do
    fails 87 "stopped by SIG$signal while printing the label" --mode silent-after-data -- \
      bash -c 'env --default-signal "$0" "$1" & until pgrep -f "print $3/state/work" >/dev/null; do sleep 0.02; done
        kill -s "$2" "$!"; wait "$!"' "$print" "$url" "$signal" "$booth"
    ! pgrep -f "print $booth/state/work"
  done
}

@test "87: a fetch or a print that is killed outright is no success" {
  fails 87 'printing the label was ended by signal 9' --mode silent-after-data -- \
    bash -c '"$0" "$1" & until programs=$(pgrep -f "print $2/state/work"); do sleep 0.02; done
      kill -KILL $programs; wait "$!"' "$print" "$url" "$booth"
}

@test "88: what takes too long is stopped" {
  fails 88 'printing the label took longer than 1 s' --mode silent-after-data --set PRINT_SECONDS=1 -- "$print" "$url"
}

@test "a job that is stopped is FAILED, with the reason" {
  printf '{"version":"1.0","steps":[{"action":{"name":"Run-Command","type":"runCommand","input":{"command":"%s"}}}]}' \
    "/opt/groundcrew/print.sh,$url" >"$booth/document"
  run booth --mode silent-after-data -- bash -c '
    python3 -B -m test.job_runner --opt "${0%/*}" <"$1/document" & until pgrep -f "print $1/state/work" >/dev/null; do sleep 0.02; done
    kill "$(pgrep -f "^/bin/bash $0 s3:")"; wait "$!"' "$print" "$booth"
  [ "$status" -eq 0 ]
  [[ $output == *'"FAILED"'*'"print.sh: stopped by SIGTERM while printing the label"'* ]]
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
