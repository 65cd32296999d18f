#pragma once
#include <Arduino.h>

// bearssl_x509.h
#define BR_KEYTYPE_RSA 1
#define BR_KEYTYPE_SIGN 0x20

namespace BearSSL {

/// Certificates, as PEM.
class X509List {
 public:
  explicit X509List(const char* pem);
  const char* pem_;
};

class PrivateKey {
 public:
  explicit PrivateKey(const char* pem);
  const char* pem_;
};

class Session {};

class WiFiClientSecure : public Stream {
 public:
  WiFiClientSecure();
  ~WiFiClientSecure();
  WiFiClientSecure(const WiFiClientSecure&) = delete;
  WiFiClientSecure& operator=(const WiFiClientSecure&) = delete;

  void setTrustAnchors(const X509List* anchors);
  void setClientECCert(const X509List* certificate, const PrivateKey* key, unsigned allowed_usages,
                       unsigned issuer_key_type);
  void setBufferSizes(int receive, int transmit);
  void setSession(Session* session);
  void setX509Time(time_t now);

  int connect(const char* name, uint16_t port);
  uint8_t connected();
  int available();
  int read(uint8_t* bytes, size_t size);
  size_t write(const uint8_t* bytes, size_t size);
  void stop();

 private:
  struct Tls;
  Tls* tls_ = nullptr;
};

}  // namespace BearSSL
