package groundcrew.local.ground;

/// The default event buses, on which services publish what happens in them.
@FunctionalInterface
public interface EventBus {

  /// Publishes an event. What becomes of it is not known to the service.
  void put(Event event);
}
