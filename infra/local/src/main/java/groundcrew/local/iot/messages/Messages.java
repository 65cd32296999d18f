package groundcrew.local.iot.messages;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Where all messages pass: each reaches every listener, in the order in which they were added.
public final class Messages {
  private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();

  /// Adds one that hears every message of every account and region.
  public void listen(Consumer<Message> listener) {
    listeners.add(listener);
  }

  /// Hands a message to every listener before it returns.
  public void publish(Message message) {
    listeners.forEach(listener -> listener.accept(message));
  }
}
