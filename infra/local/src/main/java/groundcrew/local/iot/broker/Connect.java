package groundcrew.local.iot.broker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a CONNECT says; user name and password are nothing to AWS IoT where there is a certificate.
///
/// @param level 4 for MQTT 3.1.1, 5 for MQTT 5
/// @param keepAlive in seconds, 0 for none
record Connect(
    int level, boolean cleanSession, int keepAlive, String clientId, Optional<Will> will) {
  private static final int CLEAN_SESSION = 0x02;
  private static final int WILL = 0x04;
  private static final int WILL_RETAIN = 0x20;
  private static final int USER_NAME_AND_PASSWORD = 0xc0;

  /// What is published when the connection is lost.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Will(String topic, byte[] payload, int qos, boolean retain) {}

  /// Reads a packet.
  ///
  /// @throws IOException for one that is malformed
  static Connect parse(Packet packet) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(packet.body()));
    var protocol = text(in);
    var level = in.readUnsignedByte();
    if (packet.type() != Packet.Type.CONNECT || !protocol.equals("MQTT")) {
      throw new IOException("a connection begins with CONNECT");
    }
    var flags = in.readUnsignedByte();
    var keepAlive = in.readUnsignedShort();
    if (level != 4) {
      return new Connect(level, true, keepAlive, "", Optional.empty());
    }
    var clientId = text(in);
    var will =
        (flags & WILL) == 0
            ? Optional.<Will>empty()
            : Optional.of(
                new Will(text(in), bytes(in), (flags >> 3) & 3, (flags & WILL_RETAIN) != 0));
    return new Connect(level, (flags & CLEAN_SESSION) != 0, keepAlive, clientId, will);
  }

  /// Returns the packet for the server behind. The will stays here, and the keep-alive: what the
  /// client publishes does not go there, and would be silence to that server.
  Packet behind(String userName, String password) {
    try {
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      write(out, "MQTT");
      out.writeByte(4);
      out.writeByte(USER_NAME_AND_PASSWORD | (cleanSession ? CLEAN_SESSION : 0));
      out.writeShort(0);
      write(out, clientId);
      write(out, userName);
      write(out, password);
      return new Packet(Packet.Type.CONNECT, 0, bytes.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException("A buffer takes everything", e);
    }
  }

  /// Returns after which silence the client is lost: one and a half keep-alives, 0 for never.
  int longestSilenceMillis() {
    return keepAlive * 1500;
  }

  static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    var bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    return bytes;
  }

  static void write(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }
}
