#include "checks.h"

#include <stddef.h>
#include <string.h>

extern "C" {
void print(const char* text, size_t size);
int run();
void __cxa_pure_virtual() { run(); }
extern void (*__constructors_start[])();
extern void (*__constructors_end[])();
}

namespace {

TestCase* first = nullptr;
TestCase* current = nullptr;
unsigned checks = 0;
unsigned failures = 0;

void say(const char* text) { print(text, strlen(text)); }

void say(unsigned number) {
  if (number >= 10) say(number / 10);
  const char digit = static_cast<char>('0' + number % 10);
  print(&digit, 1);
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
  for (auto* constructor = __constructors_start; constructor != __constructors_end; constructor++) (*constructor)();
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
