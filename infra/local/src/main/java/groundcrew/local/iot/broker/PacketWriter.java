package groundcrew.local.iot.broker;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;

/// Writes whole packets to a socket, whichever thread has one.
final class PacketWriter {
  private final ReentrantLock writing = new ReentrantLock();
  private final Socket socket;

  PacketWriter(Socket socket) {
    this.socket = socket;
  }

  void write(Packet packet) throws IOException {
    writing.lock();
    try {
      packet.write(socket.getOutputStream());
    } finally {
      writing.unlock();
    }
  }
}
