#pragma once

namespace host {

/// Connects to a name, or to GROUNDCREW_ADDRESS in its place. Reads and writes end after the time. Returns -1 where that
/// fails.
int connect_to(const char* name, unsigned short port, unsigned long milliseconds);

void make_non_blocking(int socket);

}  // namespace host
