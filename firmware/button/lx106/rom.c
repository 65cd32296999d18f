// What the chip has in its mask ROM, and the compiler's library leaves out for it.
#include <stdint.h>

static uint32_t divide(uint32_t dividend, uint32_t divisor, uint32_t* rest) {
  uint32_t quotient = 0;
  uint32_t remainder = 0;
  for (int bit = 31; bit >= 0; bit--) {
    remainder = remainder << 1 | (dividend >> bit & 1);
    if (remainder >= divisor) {
      remainder -= divisor;
      quotient |= 1U << bit;
    }
  }
  *rest = remainder;
  return quotient;
}

uint32_t __udivsi3(uint32_t a, uint32_t b) {
  uint32_t rest = 0;
  return divide(a, b, &rest);
}

uint32_t __umodsi3(uint32_t a, uint32_t b) {
  uint32_t rest = 0;
  divide(a, b, &rest);
  return rest;
}
