#!/usr/bin/env bash
# Makes what one button needs on the bench: its key and signing request, then its Secrets.h.
set -euo pipefail
umask 077
here=$(dirname "$(readlink -f "$0")")
readonly amazon_root=https://www.amazontrust.com/repository/AmazonRootCA1.pem

usage() {
  cat <<'TEXT'
Usage: provision.sh request <thing> [--keys FOLDER] [--requests FOLDER]
         makes FOLDER/<thing>.key (default ~/.groundcrew/keys) and FOLDER/<thing>.csr (default firmware/requests)
       provision.sh secrets <thing> --certificate FILE --endpoint NAME --wifi NAME
                    [--keys FOLDER] [--root FILE] [--port NUMBER] [--out FILE]
         writes green_button/Secrets.h; asks for the password of the Wi-Fi, or reads it from standard input;
         without --root it downloads Amazon Root CA 1
Exit codes: 0 done, 1 failed, 2 wrong usage
TEXT
}
die() {
  echo "provision.sh: ${*:2}" >&2
  exit "$1"
}

request() {
  [[ ! -e $key ]] || die 1 "$key is there already: a second key would need a second certificate; delete it first if you mean that"
  mkdir -p "$keys" "$requests"
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -subj "/CN=$thing" \
    -keyout "$key.new" -out "$requests/$thing.csr" 2>/dev/null || die 1 "openssl could not make the key"
  chmod 644 "$requests/$thing.csr"
  mv "$key.new" "$key"
  echo "key: $key (keep it off the repository)"
  echo "signing request: $requests/$thing.csr (no secret)"
}

# Prints text as a literal of C++ in which nothing has a meaning.
literal() {
  [[ $1 != *')text"'* ]] || die 2 "this text cannot be written: $1"
  printf 'R"text(%s)text"' "$1"
}

secrets() {
  [[ -n $certificate && -n $endpoint && -n $wifi ]] || die 2 "secrets needs --certificate, --endpoint and --wifi"
  [[ $endpoint =~ ^[a-z0-9.-]+$ ]] || die 2 "an endpoint is a host name, not '$endpoint'"
  [[ $port =~ ^[0-9]{1,5}$ ]] || die 2 "a port is a number, not '$port'"
  [[ -r $key ]] || die 1 "there is no key $key: run provision.sh request $thing"
  [[ -r $certificate ]] || die 1 "there is no certificate $certificate"
  [[ $(openssl x509 -in "$certificate" -noout -pubkey 2>/dev/null) == "$(openssl pkey -in "$key" -pubout)" ]] ||
    die 1 "$certificate is no certificate of $key"
  local password root_text
  if [[ -n $root ]]; then root_text=$(<"$root"); else root_text=$(curl -fsS --max-time 30 "$amazon_root"); fi
  openssl x509 -noout <<<"$root_text" 2>/dev/null || die 1 "${root:-$amazon_root} is no certificate"
  if [[ -t 0 ]]; then read -rsp "Password of the Wi-Fi $wifi: " password; else read -r password || true; fi
  {
    echo "#pragma once"
    echo "// Written by provision.sh for $thing. Holds its private key: never publish it, delete it after flashing."
    echo "#define WIFI_SSID $(literal "$wifi")"
    echo "#define WIFI_PASSWORD $(literal "$password")"
    echo "#define THING \"$thing\""
    echo "#define ENDPOINT \"$endpoint\""
    echo "#define MQTT_PORT $port"
    echo "static const char ROOT_CA[] PROGMEM = $(literal "$root_text"$'\n');"
    echo "static const char CERTIFICATE[] PROGMEM = $(literal "$(<"$certificate")"$'\n');"
    echo "static const char PRIVATE_KEY[] PROGMEM = $(literal "$(<"$key")"$'\n');"
  } >"$out.new"
  mv "$out.new" "$out"
  echo "written: $out"
}

command=${1:-} thing=${2:-}
case $command in
  request | secrets) ;;
  -h | --help) usage && exit 0 ;;
  *) usage >&2 && exit 2 ;;
esac
# Longer names would make press ids that the function refuses.
[[ $thing =~ ^[A-Za-z0-9_-]{1,28}$ ]] || die 2 "a thing has 1 to 28 of A-Z, a-z, 0-9, _ and -, not '$thing'"
shift 2
keys=~/.groundcrew/keys requests=$here/../requests certificate='' endpoint='' wifi='' root='' port=8883
out=$here/green_button/Secrets.h
while (($#)); do
  (($# >= 2)) || die 2 "$1 needs a value"
  case $1 in
    --keys) keys=$2 ;;
    --requests) requests=$2 ;;
    --certificate) certificate=$2 ;;
    --endpoint) endpoint=$2 ;;
    --wifi) wifi=$2 ;;
    --root) root=$2 ;;
    --port) port=$2 ;;
    --out) out=$2 ;;
    *) die 2 "there is no option $1" ;;
  esac
  shift 2
done
key=$keys/$thing.key
"$command"
