package groundcrew.tagging.member;

import groundcrew.tagging.message.Order;

/// Where an order is carried out.
///
/// @param run name of the run that is at work there
public record Target(String account, String region, String run) {

  /// Returns the target of an order.
  public static Target of(Order order) {
    return new Target(order.account(), order.region(), order.run().toString());
  }
}
