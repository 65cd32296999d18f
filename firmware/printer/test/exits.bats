#!/usr/bin/env bats
# The exit codes of print.sh, and the words that say why.
# shellcheck disable=SC2016,SC2154 # The inner shell expands them; booth.bash brings the names.
load booth

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

@test "64: without a standard error, too" {
  run bash -c '"$0" x 2>&-' "$print"
  [ "$status" -eq 64 ]
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
  cp -a "$home/installed/opt/groundcrew" "$booth/broken"
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

@test "88: what takes too long is stopped" {
  fails 88 'printing the label took longer than 1 s' --mode silent-after-data --set PRINT_SECONDS=1 -- "$print" "$url"
}

@test "64: a command that the programs do not have" {
  run python3 -I -S -B "$printer" print
  [ "$status" -eq 64 ]
  [[ $output == 'expected: fetch'* ]]
}
