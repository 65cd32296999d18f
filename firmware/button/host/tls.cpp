#include <WiFiClientSecure.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

#include "board.h"
#include "socket.h"

void Stream::setTimeout(unsigned long milliseconds) { _timeout = milliseconds; }

namespace BearSSL {

X509List::X509List(const char* pem) : pem_(pem) {}
PrivateKey::PrivateKey(const char* pem) : pem_(pem) {}

/// What BearSSL's client holds, made of OpenSSL.
struct WiFiClientSecure::Tls {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL* ssl = nullptr;
  int socket = -1;
  time_t now = 0;
};

namespace {

template <typename Part, Part* (*read)(BIO*, Part**, pem_password_cb*, void*)>
Part* parse(const char* pem, const char* what) {
  BIO* text = BIO_new_mem_buf(pem, -1);
  Part* part = read(text, nullptr, nullptr, nullptr);
  BIO_free(text);
  if (part == nullptr) fprintf(stderr, "tls: there is no %s\n", what);
  return part;
}

void complain(const SSL* ssl) {
  const long verdict = SSL_get_verify_result(ssl);
  const unsigned long error = ERR_peek_last_error();
  const char* why = verdict == X509_V_OK ? ERR_reason_error_string(error) : X509_verify_cert_error_string(verdict);
  fprintf(stderr, "tls: %s\n", why == nullptr ? "the connection broke" : why);
  ERR_clear_error();
}

}  // namespace

WiFiClientSecure::WiFiClientSecure() : tls_(new Tls) {
  // The newest that BearSSL has.
  SSL_CTX_set_min_proto_version(tls_->context, TLS1_2_VERSION);
  SSL_CTX_set_max_proto_version(tls_->context, TLS1_2_VERSION);
  SSL_CTX_set_verify(tls_->context, SSL_VERIFY_PEER, nullptr);
}

WiFiClientSecure::~WiFiClientSecure() {
  stop();
  SSL_CTX_free(tls_->context);
  delete tls_;
}

void WiFiClientSecure::setTrustAnchors(const X509List* anchors) {
  X509* root = parse<X509, PEM_read_bio_X509>(anchors->pem_, "root certificate");
  if (root == nullptr) return;
  X509_STORE_add_cert(SSL_CTX_get_cert_store(tls_->context), root);
  X509_free(root);
}

void WiFiClientSecure::setClientECCert(const X509List* certificate, const PrivateKey* key, unsigned /*usages*/,
                                       unsigned /*issuer_key_type*/) {
  X509* own = parse<X509, PEM_read_bio_X509>(certificate->pem_, "certificate");
  EVP_PKEY* secret = parse<EVP_PKEY, PEM_read_bio_PrivateKey>(key->pem_, "private key");
  if (SSL_CTX_use_certificate(tls_->context, own) != 1 || SSL_CTX_use_PrivateKey(tls_->context, secret) != 1) {
    fprintf(stderr, "tls: the private key is not that of the certificate\n");
  }
  X509_free(own);
  EVP_PKEY_free(secret);
}

void WiFiClientSecure::setBufferSizes(int /*receive*/, int /*transmit*/) {}
void WiFiClientSecure::setSession(Session* /*session*/) {}
void WiFiClientSecure::setX509Time(time_t now) { tls_->now = now; }

int WiFiClientSecure::connect(const char* name, uint16_t port) {
  stop();
  if (!host::network()) return 0;
  tls_->socket = host::connect_to(name, port, _timeout);
  if (tls_->socket < 0) return 0;
  tls_->ssl = SSL_new(tls_->context);
  SSL_set_fd(tls_->ssl, tls_->socket);
  SSL_set_tlsext_host_name(tls_->ssl, name);
  SSL_set1_host(tls_->ssl, name);
  X509_VERIFY_PARAM_set_time(SSL_get0_param(tls_->ssl), tls_->now);
  if (SSL_connect(tls_->ssl) != 1) {
    complain(tls_->ssl);
    stop();
    return 0;
  }
  host::make_non_blocking(tls_->socket);
  return 1;
}

uint8_t WiFiClientSecure::connected() {
  if (tls_->ssl == nullptr || !host::network()) return 0;
  return available() > 0 || SSL_get_shutdown(tls_->ssl) == 0;
}

int WiFiClientSecure::available() {
  uint8_t next = 0;
  if (tls_->ssl == nullptr) return 0;
  ERR_clear_error();
  const int count = SSL_peek(tls_->ssl, &next, 1);
  if (count > 0) return SSL_pending(tls_->ssl);
  if (SSL_get_error(tls_->ssl, count) != SSL_ERROR_WANT_READ && SSL_get_shutdown(tls_->ssl) == 0) {
    complain(tls_->ssl);
    SSL_set_shutdown(tls_->ssl, SSL_RECEIVED_SHUTDOWN);
  }
  return 0;
}

int WiFiClientSecure::read(uint8_t* bytes, size_t size) {
  if (tls_->ssl == nullptr) return -1;
  return SSL_read(tls_->ssl, bytes, static_cast<int>(size));
}

size_t WiFiClientSecure::write(const uint8_t* bytes, size_t size) {
  if (tls_->ssl == nullptr) return 0;
  const int count = SSL_write(tls_->ssl, bytes, static_cast<int>(size));
  return count > 0 ? static_cast<size_t>(count) : 0;
}

void WiFiClientSecure::stop() {
  SSL_free(tls_->ssl);
  tls_->ssl = nullptr;
  if (tls_->socket >= 0) close(tls_->socket);
  tls_->socket = -1;
}

}  // namespace BearSSL
