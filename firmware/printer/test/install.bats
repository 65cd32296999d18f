#!/usr/bin/env bats
# install.sh in a folder, and the files that it brings.
# shellcheck disable=SC2016 # The inner shell expands them.
bats_require_minimum_version 1.5.0

setup() {
  printer=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
  root=$BATS_TEST_TMPDIR/root
  DESTDIR=$root "$printer/install.sh"
}

contents() {
  (cd "$root" && find . -printf '%p %m %y\n' -type f ! -name '*.pyc' -exec sha256sum {} + | sort)
}

@test "a second run changes nothing" {
  before=$(contents)
  DESTDIR=$root "$printer/install.sh"
  [ "$before" = "$(contents)" ]
}

@test "an update replaces programs, and keeps settings and keys" {
  echo 'mine' >"$root/etc/groundcrew/printer.conf"
  echo '{}' >"$root/etc/groundcrew/aws-iot-device-client.conf"
  echo 'key' >"$root/etc/groundcrew/certificates/printer.key"
  echo 'old' >"$root/opt/groundcrew/ql/forgotten.py"
  echo 'broken' >"$root/opt/groundcrew/print.sh"
  DESTDIR=$root "$printer/install.sh"
  [ "$(cat "$root/etc/groundcrew/printer.conf")" = mine ]
  [ "$(cat "$root/etc/groundcrew/aws-iot-device-client.conf")" = '{}' ]
  [ "$(cat "$root/etc/groundcrew/certificates/printer.key")" = key ]
  [ ! -e "$root/opt/groundcrew/ql/forgotten.py" ]
  cmp "$printer/print.sh" "$root/opt/groundcrew/print.sh"
}

@test "an installation that was interrupted is completed" {
  mv "$root/opt/groundcrew" "$root/opt/groundcrew.old"
  mkdir "$root/opt/groundcrew.new"
  DESTDIR=$root "$printer/install.sh"
  [ "$(ls "$root/opt")" = groundcrew ]
}

@test "files have the modes that the AWS IoT Device Client demands" {
  touch "$root/etc/groundcrew/certificates/"{printer.key,printer.pem,AmazonRootCA1.pem}
  chmod 666 "$root/etc/groundcrew/certificates/"*
  DESTDIR=$root "$printer/install.sh"
  cd "$root"
  [ "$(stat -c '%a' etc/groundcrew/certificates/{printer.key,printer.pem,AmazonRootCA1.pem} | xargs)" = '600 644 644' ]
  [ "$(stat -c '%a' etc/groundcrew/{certificates,job-handlers,aws-iot-device-client.conf} | xargs)" = '700 700 640' ]
  [ "$(stat -c '%a' opt/groundcrew/print.sh etc/groundcrew/printer.conf var/lib/groundcrew | xargs)" = '755 644 700' ]
}

@test "Python need not compile at every label" {
  for module in "$root"/opt/groundcrew/{*,ql/*,label/*}.py; do
    name=$(basename "$module" .py)
    compgen -G "$(dirname "$module")/__pycache__/$name.*.pyc"
  done
}

@test "the Device Client's configuration has jobs, and neither tunnels nor anything else that is not needed" {
  /usr/bin/python3 - "$root/etc/groundcrew/aws-iot-device-client.conf" <<'PYTHON'
import json, sys
settings = json.load(open(sys.argv[1]))
on = [name for name, value in settings.items() if isinstance(value, dict) and value.get("enabled")]
assert on == ["jobs"], on
assert settings["tunneling"] == {"enabled": False}
PYTHON
}

@test "the settings of the example are settings of print.sh" {
  names=$(sed -n "s/^#\?\([A-Z_]*\)=.*/\1/p" "$printer/etc/printer.conf")
  for name in $names; do
    grep -q " $name " <(sed -n "/^readonly names=/,/'$/p" "$printer/print.sh" | tr "'\n" '  ')
  done
}

@test "systemd understands the unit" {
  command -v systemd-analyze || skip 'this machine has no systemd'
  sed 's|^ExecStart=[^ ]*|ExecStart=/bin/true|' "$root/etc/systemd/system/aws-iot-device-client.service" \
    >"$BATS_TEST_TMPDIR/groundcrew-test.service"
  run systemd-analyze verify "$BATS_TEST_TMPDIR/groundcrew-test.service"
  [ "$status" -eq 0 ]
  [ -z "$output" ]
}

@test "without DESTDIR only root installs" {
  [ "$EUID" -eq 0 ] || skip 'this is about users, and there is only one'
  cp -r "$printer"/{*.py,*.sh,ql,label,etc} "$BATS_TEST_TMPDIR"
  chmod -R a+rX "$BATS_TEST_TMPDIR"
  run setpriv --reuid=nobody --clear-groups bash "$BATS_TEST_TMPDIR/install.sh"
  [ "$status" -ne 0 ]
}
