#!/usr/bin/env bash
# Checks the sketch's object file for the ESP8266: what it takes, what it needs of the core, what its interrupt touches.
set -euo pipefail
object=$1
folder=$(dirname "$0")
tool=xtensa-lx106-elf-

# Bytes. The chip has 80 KiB of memory, of which a TLS connection takes about 30.
readonly flash_budget=11000 memory_budget=2400

fail() {
  echo "the sketch for lx106: $*" >&2
  exit 1
}

read -r text data bss _ < <("${tool}size" "$object" | tail -1)
echo "flash $((text + data)) of $flash_budget bytes, memory $((data + bss)) of $memory_budget bytes"
((text + data <= flash_budget)) || fail "more flash than its budget"
((data + bss <= memory_budget)) || fail "more memory than its budget"

# No allocation, no floating point, no C++ runtime; everything else stands in the list.
"${tool}nm" -C --undefined-only "$object" | sed 's/^ *U //' | LC_ALL=C sort |
  diff "$folder/core-symbols.txt" - || fail "other symbols than in core-symbols.txt (< listed, > needed)"

# While the flash is being written, code that lies there crashes the chip.
relocations=$("${tool}objdump" -r -j .iram.text "$object" | awk '$2 == "R_XTENSA_32" { sub(/\+.*/, "", $3); print $3 }' | sort -u | xargs)
[[ $relocations == 'digitalRead latch millis' ]] || fail "its interrupt touches $relocations"
