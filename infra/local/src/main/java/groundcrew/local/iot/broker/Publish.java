package groundcrew.local.iot.broker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// What a PUBLISH says.
///
/// @param packetId 0 for QoS 0
@SuppressWarnings("ArrayRecordComponent") // never compared
record Publish(String topic, byte[] payload, int qos, boolean retain, int packetId) {

  /// Reads a packet.
  ///
  /// @throws IOException for one that is malformed
  static Publish parse(Packet packet) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(packet.body()));
    var topic = Connect.text(in);
    var qos = (packet.flags() >> 1) & 3;
    var packetId = qos == 0 ? 0 : in.readUnsignedShort();
    return new Publish(topic, in.readAllBytes(), qos, (packet.flags() & 1) != 0, packetId);
  }

  /// Returns the packet of a message with QoS 0.
  Packet packet() {
    try {
      var bytes = new ByteArrayOutputStream();
      Connect.write(new DataOutputStream(bytes), topic);
      bytes.write(payload);
      return new Packet(Packet.Type.PUBLISH, 0, bytes.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException("A buffer takes everything", e);
    }
  }
}
