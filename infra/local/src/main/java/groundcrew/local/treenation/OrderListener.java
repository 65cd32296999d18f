package groundcrew.local.treenation;

/// Sees the orders with the right token, before and after they are executed.
public interface OrderListener {

  /// Receives an order before it is executed, whatever its answer will be.
  ///
  /// @param body of the request
  default void received(String body) {}

  /// Receives an order that was executed or refused, before it is answered.
  ///
  /// @param body of the request
  default void executed(String body) {}
}
