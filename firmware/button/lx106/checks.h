#pragma once
// As much of doctest as the tests need, for a chip without a standard library.

struct TestCase {
  TestCase(const char* sentence, void (*body)());

  const char* sentence;
  void (*body)();
  TestCase* next;
};

/// Prints what did not hold, and counts it.
void check(bool holds, const char* expression, const char* file, int line);

#define GLUED(a, b) a##b
#define GLUE(a, b) GLUED(a, b)
#define TEST_CASE_NAMED(name, sentence)          \
  static void name();                            \
  static TestCase GLUE(name, _case)(sentence, name); \
  static void name()
#define TEST_CASE(sentence) TEST_CASE_NAMED(GLUE(test_, __LINE__), sentence)
#define CHECK(expression) check(static_cast<bool>(expression), #expression, __FILE__, __LINE__)
#define CHECK_FALSE(expression) check(!(expression), "not " #expression, __FILE__, __LINE__)
#define REQUIRE(expression)                                 \
  do {                                                      \
    const bool holds_ = static_cast<bool>(expression);      \
    check(holds_, #expression, __FILE__, __LINE__);         \
    if (!holds_) return;                                    \
  } while (false)
