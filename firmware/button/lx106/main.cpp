#include "checks.h"

#include <stddef.h>
#include <string.h>

extern "C" {
void print(const char* text, size_t size);
int run();
void __cxa_pure_virtual() { __builtin_trap(); }  // NOLINT: the compiler's name
extern void (*constructors_start[])();
extern void (*constructors_end[])();
}

namespace {

TestCase* first = nullptr;
TestCase* current = nullptr;
unsigned checks = 0;
unsigned failures = 0;

void say(const char* text) { print(text, strlen(text)); }

void say(unsigned number) {
  char digits[10];
  size_t at = sizeof digits;
  do {
    digits[--at] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  print(digits + at, sizeof digits - at);
}

}  // namespace

TestCase::TestCase(const char* sentence_, void (*body_)()) : sentence(sentence_), body(body_), next(first) { first = this; }

void check(bool holds, const char* expression, const char* file, int line) {
  checks++;
  if (holds) return;
  failures++;
  say(file);
  say(":");
  say(static_cast<unsigned>(line));
  say(": ");
  say(current->sentence);
  say(": ");
  say(expression);
  say("\n");
}

/// Returns the exit code.
int run() {
  for (auto* constructor = constructors_start; constructor != constructors_end; constructor++) (*constructor)();
  unsigned cases = 0;
  for (current = first; current != nullptr; current = current->next) {
    current->body();
    cases++;
  }
  say(cases);
  say(" tests, ");
  say(checks);
  say(" checks, ");
  say(failures);
  say(" failures on lx106\n");
  return failures == 0 && cases > 0 ? 0 : 1;
}
