# What the tests of print.sh share: it is installed once for a file, and each test has a booth of its own.
# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # The tests use these names, bats brings others.
bats_require_minimum_version 1.5.0

readonly url=s3://labels-bucket/labels/p-1.png

setup_file() {
  # Not bats' own folder: the user who prints must reach it.
  home=$(mktemp -d "${TMPDIR:-/tmp}/groundcrew-printer.XXXXXX")
  printer=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
  export home printer PYTHONPATH=$printer
  chmod 755 "$home"
  DESTDIR=$home/installed "$printer/install.sh" >/dev/null
  export print=$home/installed/opt/groundcrew/print.sh
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
