#include "socket.h"

#include <fcntl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace host {

int connect_to(const char* name, unsigned short port, unsigned long milliseconds) {
  const char* address = getenv("GROUNDCREW_ADDRESS");
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(address == nullptr ? name : address, std::to_string(port).c_str(), &wanted, &found) != 0) return -1;
  const timeval limit{static_cast<time_t>(milliseconds / 1000), 0};
  int connected = -1;
  for (const addrinfo* one = found; one != nullptr && connected < 0; one = one->ai_next) {
    const int candidate = socket(one->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (candidate < 0) continue;
    setsockopt(candidate, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(candidate, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    if (connect(candidate, one->ai_addr, one->ai_addrlen) == 0) {
      connected = candidate;
    } else {
      close(candidate);
    }
  }
  freeaddrinfo(found);
  return connected;
}

void make_non_blocking(int socket) { fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK); }

}  // namespace host
