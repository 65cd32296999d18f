package groundcrew.local.iot.broker;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a connected client sends.
record ClientRequests(Client client, PacketWriter toClient, PacketWriter toBehind) {
  private static final int MOST_FILTERS = 8;
  private static final int QOS_2 = 2;

  private record Requested(String filter, int qos) {}

  /// Takes a packet.
  ///
  /// @return whether the connection goes on
  boolean take(Packet packet) throws IOException {
    return switch (packet.type()) {
      case PUBLISH -> published(Publish.parse(packet));
      case SUBSCRIBE -> subscribed(packet);
      case UNSUBSCRIBE, PINGREQ, PUBACK -> {
        toBehind.write(packet);
        yield true;
      }
      default -> false;
    };
  }

  private boolean published(Publish publish) throws IOException {
    if (!client.mayPublish(publish)) {
      return false;
    }
    if (publish.qos() == QOS_2) {
      return true;
    }
    client.publish(publish);
    if (publish.qos() > 0) {
      toClient.write(Packet.puback(publish.packetId()));
    }
    return true;
  }

  private boolean subscribed(Packet packet) throws IOException {
    var requested = requested(packet);
    if (requested.size() > MOST_FILTERS
        || !requested.stream().allMatch(one -> client.maySubscribe(one.filter()))) {
      return false;
    }
    if (requested.stream().noneMatch(one -> one.qos() == QOS_2)) {
      toBehind.write(packet);
    }
    return true;
  }

  private static List<Requested> requested(Packet subscribe) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(subscribe.body()));
    in.readUnsignedShort();
    var requested = new ArrayList<Requested>();
    while (in.available() > 0) {
      requested.add(new Requested(Connect.text(in), in.readUnsignedByte()));
    }
    return requested;
  }
}
