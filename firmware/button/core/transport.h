#pragma once
#include <stddef.h>
#include <stdint.h>

namespace button {

/// A connection to the broker: TLS on the device and on Linux, bytes of a test elsewhere.
class Transport {
 public:
  /// May block for as long as a TLS handshake takes.
  virtual bool open() = 0;
  virtual bool connected() = 0;
  virtual size_t available() = 0;
  /// Returns how many bytes it wrote to `bytes`, at most `size`; never waits.
  virtual size_t read(uint8_t* bytes, size_t size) = 0;
  /// Returns how many bytes it took; fewer than `size` is a broken connection.
  virtual size_t write(const uint8_t* bytes, size_t size) = 0;
  virtual void close() = 0;

 protected:
  ~Transport() = default;
};

}  // namespace button
