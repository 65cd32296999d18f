#!/bin/bash
# Installs the printer's programs on a Raspberry Pi: sudo ./install.sh
#
# Safe to run again, to update too: settings and certificates stay as they are. With DESTDIR it fills that folder alone,
# and touches neither users nor services.
set -euo pipefail
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
cd "$(dirname "$(readlink -f -- "$0")")"

readonly root=${DESTDIR:-} user=groundcrew
readonly opt=$root/opt/groundcrew etc=$root/etc/groundcrew

die() {
  echo "install.sh: $*" >&2
  exit 1
}

[[ -n $root || $EUID == 0 ]] || die 'run it as root, or set DESTDIR'
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || die 'Python 3.10 or newer is needed'

owner=()
if [[ -z $root ]]; then
  id "$user" &>/dev/null ||
    useradd --system --user-group --home-dir /var/lib/groundcrew --shell /usr/sbin/nologin "$user"
  usermod --append --groups lp "$user"
  owner=(--owner="$user" --group="$user")
fi

# Written beside, and then exchanged: no job ever finds half of the programs, and none of an older version stays.
rm -rf "$opt.new" "$opt.old"
install -d -m 755 "$opt.new/ql" "$opt.new/label"
install -m 644 ./*.py "$opt.new"
install -m 644 ql/*.py "$opt.new/ql"
install -m 644 label/*.py "$opt.new/label"
install -m 755 print.sh "$opt.new"
# The user who prints cannot write here: without this, Python would compile at every label.
python3 -m compileall -q -s "$opt.new" -p /opt/groundcrew "$opt.new"
[[ ! -e $opt ]] || mv "$opt" "$opt.old"
mv "$opt.new" "$opt"
rm -rf "$opt.old"

# The modes are those that the AWS IoT Device Client demands.
install -d -m 755 "$etc"
install -d -m 700 "${owner[@]}" "$etc/certificates" "$etc/job-handlers" "$root/var/lib/groundcrew"
[[ -e $etc/printer.conf ]] || install -m 644 etc/printer.conf "$etc/printer.conf"
[[ -e $etc/aws-iot-device-client.conf ]] ||
  install -m 640 "${owner[@]}" etc/aws-iot-device-client.conf "$etc/aws-iot-device-client.conf"
for file in "$etc"/certificates/*; do
  case $file in
    *.key) chmod 600 "$file" ;;
    *.pem) chmod 644 "$file" ;;
    *) continue ;;
  esac
  [[ -n $root ]] || chown "$user:$user" "$file"
done
install -D -m 644 etc/99-ql500.rules "$root/etc/udev/rules.d/99-ql500.rules"
install -D -m 644 etc/aws-iot-device-client.service "$root/etc/systemd/system/aws-iot-device-client.service"

if [[ -z $root ]]; then
  udevadm control --reload
  udevadm trigger --subsystem-match=usbmisc
  systemctl daemon-reload
fi
echo "Installed in $opt. The settings are in $etc/printer.conf and $etc/aws-iot-device-client.conf."
