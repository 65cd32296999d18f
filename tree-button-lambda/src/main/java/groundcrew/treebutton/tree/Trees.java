package groundcrew.treebutton.tree;

import groundcrew.common.Deadline;

/// A seller of trees.
public interface Trees {
  /// Orders one tree. Sends at most one order.
  ///
  /// @param orderId identifies the order: the seller executes one with the same id once
  OrderOutcome order(String orderId, int species, Deadline deadline);
}
