#include <string.h>

#include "checks.h"
#include "result.h"

using namespace button;

namespace {

Result read(const char* json) { return {reinterpret_cast<const uint8_t*>(json), strlen(json)}; }
Verdict verdict(const char* json) { return read(json).verdict(); }

}  // namespace

TEST_CASE("each answer of the function is understood") {
  CHECK(verdict(R"({"press":"b-1-1","result":"accepted"})") == Verdict::accepted);
  CHECK(verdict(R"({"press":"b-1-1","result":"printed"})") == Verdict::printed);
  CHECK(verdict(R"({"press":"b-1-1","result":"limited"})") == Verdict::limited);
  CHECK(verdict(R"({"press":"b-1-1","result":"failed"})") == Verdict::failed);
  CHECK(read(R"({"press":"b-1-1","result":"failed"})").press().is("b-1-1"));
}

TEST_CASE("the order of members, spaces and further members do not matter") {
  CHECK(verdict("\n{ \"result\" : \"printed\" ,\t\"press\":\"b-1-1\" }\r\n") == Verdict::printed);
  CHECK(verdict(R"({"tree":"oak of the valley of the kings","n":-1.5E+3,"ok":true,"press":"p","result":"printed"})") ==
        Verdict::printed);
  CHECK(verdict(R"({"a_name_that_is_long_":1,"press":"p","result":"printed"})") == Verdict::printed);
}

TEST_CASE("an unknown result is none") {
  CHECK(verdict(R"({"press":"p","result":"planted"})") == Verdict::none);
  CHECK(verdict(R"({"press":"p","result":"accepted_and_then_some"})") == Verdict::none);
  CHECK(verdict(R"({"press":"p"})") == Verdict::none);
  CHECK(verdict(R"({"result":"printed"})") == Verdict::none);
}

TEST_CASE("what is no flat object is no result") {
  const char* const wrong[] = {
      "", "{", "{}", "[]", "null", R"({"press")", R"({"press":)", R"({"press":"p)", R"({"press":"p","result":"printed")",
      R"({"press":"p","result":"printed",})", R"({"press":"p","result":"printed"}x)", R"({"press":1,"result":"printed"})",
      R"({"press":"p","result":1})", R"({"a":{},"press":"p","result":"printed"})", R"({"a":,"press":"p"})",
      R"({"a":"\u0041","press":"p","result":"printed"})", "{\"press\":\"p\n\",\"result\":\"printed\"}"};
  for (const char* json : wrong) CHECK(verdict(json) == Verdict::none);
}

TEST_CASE("a press id that is longer than any is no result") {
  CHECK(verdict(R"({"press":"a2345678901234567890123456789012345678901234567890","result":"printed"})") == Verdict::none);
}
