package groundcrew.treebutton.tree;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.treebutton.tree.OrderOutcome.NotExecuted;
import groundcrew.treebutton.tree.OrderOutcome.OutOfStock;
import groundcrew.treebutton.tree.OrderOutcome.Refused;
import groundcrew.treebutton.tree.OrderOutcome.Unclear;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// Orders one tree of a random species. Tries again what may succeed later, and another species
/// where one is out of stock, never the same one again.
public final class OrderTree {
  private final Trees trees;
  private final List<Integer> species;
  private final boolean trustOrderId;
  private final Retries retries;
  private final RandomGenerator random;

  /// @param trustOrderId whether an order whose outcome is unclear is sent again with its id
  /// @param retries retries of an order that may succeed later
  public OrderTree(
      Trees trees,
      List<Integer> species,
      boolean trustOrderId,
      Retries retries,
      RandomGenerator random) {
    this.trees = trees;
    this.species = List.copyOf(species);
    this.trustOrderId = trustOrderId;
    this.retries = retries;
    this.random = random;
  }

  /// Tells whether an order whose outcome is unclear is sent again.
  public boolean repeatsUnclear() {
    return trustOrderId;
  }

  /// Orders the tree.
  ///
  /// @param sentBefore whether an order with this id was sent before and its outcome is unclear
  /// @return the outcome of all orders together: as long as one of them is unclear, only
  ///   [OrderOutcome.Planted] and [OrderOutcome.AlreadyProcessed] make it clear
  public OrderOutcome order(String orderId, boolean sentBefore, Deadline deadline) {
    var untried = new ArrayList<>(species);
    Collections.shuffle(untried, random);
    var unclear = sentBefore;
    OrderOutcome outcome = new NotExecuted("no time is left for an order");
    for (var one : untried) {
      var attempts = new Attempts(orderId, one);
      outcome = attempts.run(deadline);
      unclear |= attempts.unclear;
      if (!(outcome instanceof OutOfStock)) {
        break;
      }
    }
    return unclear ? unclear(outcome) : outcome;
  }

  private static OrderOutcome unclear(OrderOutcome last) {
    return switch (last) {
      case NotExecuted(var reason) -> new Unclear("an earlier order is unclear; then: " + reason);
      case OutOfStock(var reason) -> new Unclear("an earlier order is unclear; then: " + reason);
      case Refused(var reason) -> new Unclear("an earlier order is unclear; then: " + reason);
      case OrderOutcome.Planted _, OrderOutcome.AlreadyProcessed _, Unclear _ -> last;
    };
  }

  /// The attempts to order one species.
  private final class Attempts {
    private final String orderId;
    private final int wanted;
    private OrderOutcome last = new NotExecuted("no time is left for an order");
    private boolean unclear;

    private Attempts(String orderId, int wanted) {
      this.orderId = orderId;
      this.wanted = wanted;
    }

    private OrderOutcome run(Deadline deadline) {
      if (!deadline.passed()) {
        retries.until(this::ended, deadline, () -> attempt(deadline));
      }
      return last;
    }

    private OrderOutcome attempt(Deadline deadline) {
      last = trees.order(orderId, wanted, deadline);
      unclear |= last instanceof Unclear;
      return last;
    }

    private boolean ended(OrderOutcome outcome) {
      return !(outcome instanceof NotExecuted || (outcome instanceof Unclear && trustOrderId));
    }
  }
}
