#pragma once
// The same tests run on the host with doctest, and as machine code of the ESP8266, which has no standard library.
#ifdef __XTENSA__
#include "../lx106/checks.h"
#else
#include <doctest/doctest.h>
#endif
