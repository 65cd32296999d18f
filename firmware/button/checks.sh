# shellcheck shell=bash
# The checks of the button, for ../check.

need <<'TEXT'
g++ g++
make make
clang++ clang
clang-tidy clang-tidy
/usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a libclang-rt-14-dev
cppcheck cppcheck
gcovr gcovr
shellcheck shellcheck
/usr/include/doctest/doctest.h doctest-dev
/usr/include/openssl/ssl.h libssl-dev
xtensa-lx106-elf-g++ gcc-xtensa-lx106
/usr/lib/xtensa-lx106-elf/picolibc.specs picolibc-xtensa-lx106-elf
qemu-system-xtensa qemu-system-misc
mosquitto mosquitto
mosquitto_sub mosquitto-clients
openssl openssl
python3 python3
TEXT

in_button() { make --no-print-directory -s -j2 -C button "$@"; }

no_secrets() {
  ! grep -rlE --exclude-dir={target,node_modules} 'BEGIN [A-Z ]*(PRIVATE KEY|CERTIFICATE)-----' . | grep .
}

small_sketch() { (($(grep -c '' button/green_button/green_button.ino) <= 80)); }

scripts() { find check button -path '*/target' -prune -o -name '*.sh' -print0 | xargs -0 shellcheck -x check; }

# Each state of the LED as it stands in the core.
readme_has_states() {
  local state
  sed -n 's/.*return {"\([a-z]*\)".*/\1/p' button/core/led.h | while read -r state; do
    grep -q "^| \`$state\` |" README.md || { echo "README.md lacks $state" && return 1; }
  done
}

check 'button: no key and no certificate in the sources' no_secrets
check 'button: the sketch has at most 80 lines' small_sketch
check 'button: the README explains each state of the LEDs' readme_has_states
check 'button: shellcheck' scripts
check 'button: cppcheck' in_button cppcheck
check 'button: clang-tidy' in_button clang-tidy
check 'button: unit tests with sanitizers' in_button unit
check 'button: coverage of the core, at least 99 % of its lines and 85 % of its branches' in_button coverage
check 'button: the same unit tests as machine code of the ESP8266, on QEMU' in_button lx106-tests
check 'button: the sketch for the ESP8266, its size and its symbols' in_button lx106-sketch
check 'button: the parser, fuzzed for 10 s' in_button fuzz
check 'button: the sketch on Linux compiles' in_button host
mapfile -t tests < <(cd button/e2e && printf '%s\n' *_test.py)
check_together 'button: end to end' button "${tests[@]%.py}"
