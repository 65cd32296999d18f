package groundcrew.local.iot.broker;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/// An MQTT control packet.
///
/// @param flags the lower half of its first byte
/// @param body what follows the remaining length
@SuppressWarnings("ArrayRecordComponent") // never compared
record Packet(Type type, int flags, byte[] body) {
  // More than the largest payload with its topic.
  private static final int LONGEST = 256 * 1024;

  /// The types with the numbers that MQTT gives them.
  enum Type {
    CONNECT(1),
    CONNACK(2),
    PUBLISH(3),
    PUBACK(4),
    PUBREC(5),
    PUBREL(6),
    PUBCOMP(7),
    SUBSCRIBE(8),
    SUBACK(9),
    UNSUBSCRIBE(10),
    UNSUBACK(11),
    PINGREQ(12),
    PINGRESP(13),
    DISCONNECT(14),
    AUTH(15);

    private final int number;

    Type(int number) {
      this.number = number;
    }

    static Type of(int number) throws IOException {
      return Arrays.stream(values())
          .filter(type -> type.number == number)
          .findFirst()
          .orElseThrow(() -> new IOException("there is no packet of type " + number));
    }
  }

  static Packet disconnect() {
    return new Packet(Type.DISCONNECT, 0, new byte[0]);
  }

  static Packet puback(int packetId) {
    return new Packet(Type.PUBACK, 0, new byte[] {(byte) (packetId >> 8), (byte) packetId});
  }

  /// Reads the next packet.
  ///
  /// @throws EOFException where the connection is closed
  /// @throws IOException for what is no packet, or too long
  static Packet read(InputStream in) throws IOException {
    var first = in.read();
    if (first < 0) {
      throw new EOFException("the connection is closed");
    }
    var length = 0;
    for (var shift = 0; ; shift += 7) {
      var next = in.read();
      if (next < 0 || shift > 21) {
        throw new IOException("the length of a packet is malformed");
      }
      length |= (next & 0x7f) << shift;
      if (next < 0x80) {
        break;
      }
    }
    if (length > LONGEST) {
      throw new IOException("a packet has " + length + " bytes");
    }
    var body = new byte[length];
    new DataInputStream(in).readFully(body);
    return new Packet(Type.of(first >> 4), first & 0x0f, body);
  }

  /// Writes the packet at once.
  void write(OutputStream out) throws IOException {
    var head = new byte[5];
    var size = 0;
    head[size++] = (byte) ((type.number << 4) | flags);
    var left = body.length;
    do {
      head[size++] = (byte) ((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
      left >>= 7;
    } while (left > 0);
    var packet = new byte[size + body.length];
    System.arraycopy(head, 0, packet, 0, size);
    System.arraycopy(body, 0, packet, size, body.length);
    out.write(packet);
    out.flush();
  }
}
