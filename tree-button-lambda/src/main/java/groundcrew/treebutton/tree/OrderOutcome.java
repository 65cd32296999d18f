package groundcrew.treebutton.tree;

/// What became of an order.
public sealed interface OrderOutcome {
  /// The order was executed.
  record Planted(Tree tree) implements OrderOutcome {}

  /// An earlier order with the same id was executed.
  record AlreadyProcessed() implements OrderOutcome {}

  /// The species is out of stock: nothing was ordered.
  record OutOfStock(String reason) implements OrderOutcome {}

  /// Nothing was ordered, and the same order would be refused again.
  record Refused(String reason) implements OrderOutcome {}

  /// Nothing was ordered; the same order may succeed later.
  record NotExecuted(String reason) implements OrderOutcome {}

  /// The order may or may not have been executed.
  record Unclear(String reason) implements OrderOutcome {}
}
