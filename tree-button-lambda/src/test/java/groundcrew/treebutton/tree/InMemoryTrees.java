package groundcrew.treebutton.tree;

import groundcrew.common.Deadline;
import groundcrew.treebutton.tree.OrderOutcome.AlreadyProcessed;
import groundcrew.treebutton.tree.OrderOutcome.Planted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A seller in memory, who counts the trees of each order.
public final class InMemoryTrees implements Trees {
  private final List<String> planted = new ArrayList<>();
  private final List<Integer> orderedSpecies = new ArrayList<>();
  private final Set<Integer> outOfStock = new HashSet<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private boolean deduplicates = true;

  /// A fault of one order.
  ///
  /// @param executed whether the tree is planted all the same
  private record Fault(boolean executed, OrderOutcome outcome) {}

  /// Makes the seller execute each order that it receives, as third parties say.
  public InMemoryTrees withoutDeduplication() {
    deduplicates = false;
    return this;
  }

  /// Empties the stock of a species.
  public void sellOut(int species) {
    outOfStock.add(species);
  }

  /// Answers the next order with the outcome, without executing it.
  public void failNext(OrderOutcome outcome) {
    faults.add(new Fault(false, outcome));
  }

  /// Executes the next order and answers it with the outcome.
  public void loseNext(OrderOutcome outcome) {
    faults.add(new Fault(true, outcome));
  }

  /// Returns the order of each tree.
  public synchronized List<String> planted() {
    return List.copyOf(planted);
  }

  /// Returns the species of each order.
  public synchronized List<Integer> orderedSpecies() {
    return List.copyOf(orderedSpecies);
  }

  @Override
  public synchronized OrderOutcome order(String orderId, int species, Deadline deadline) {
    orderedSpecies.add(species);
    var fault = Optional.ofNullable(faults.poll());
    if (fault.isPresent() && !fault.get().executed()) {
      return fault.get().outcome();
    }
    var outcome = execute(orderId, species);
    return fault.map(Fault::outcome).orElse(outcome);
  }

  private OrderOutcome execute(String orderId, int species) {
    if (outOfStock.contains(species)) {
      return new OrderOutcome.OutOfStock("species %d is out of stock".formatted(species));
    }
    if (deduplicates && planted.contains(orderId)) {
      return new AlreadyProcessed();
    }
    planted.add(orderId);
    var id = Integer.toString(planted.size());
    return new Planted(
        new Tree(
            id, "https://tree-nation.com/collect/%016x".formatted(planted.size()), id, orderId));
  }
}
