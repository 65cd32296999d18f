package groundcrew.local.treenation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The orders that were executed, and what each of them planted.
public final class Orders {
  private final List<PlantedTree> trees = new ArrayList<>();
  private final Set<String> executed = new HashSet<>();
  private final Set<Integer> soldOut = new HashSet<>();
  private boolean deduplicates = true;
  private int payments;

  Orders() {}

  /// Empties the stock of a species.
  public synchronized void sellOut(int species) {
    soldOut.add(species);
  }

  /// Fills the stock of a species, which is the default.
  public synchronized void restock(int species) {
    soldOut.remove(species);
  }

  /// Sets whether an `order_id` is executed once, which is the default, or whenever it comes.
  public synchronized void deduplicate(boolean once) {
    deduplicates = once;
  }

  /// Returns all trees, the oldest first.
  public synchronized List<PlantedTree> trees() {
    return List.copyOf(trees);
  }

  /// Returns the number of trees of each `order_id`; trees without one are left out.
  public synchronized Map<String, Integer> treesByOrder() {
    var count = new TreeMap<String, Integer>();
    trees.forEach(tree -> tree.order().ifPresent(order -> count.merge(order, 1, Integer::sum)));
    return count;
  }

  synchronized Answer execute(Order order) {
    if (deduplicates && order.id().filter(executed::contains).isPresent()) {
      return Answer.error(200, "already_processed", "The order was already processed");
    }
    if (soldOut.contains(order.species())) {
      return Answer.outOfStock();
    }
    order.id().ifPresent(executed::add);
    payments++;
    var body = JsonNodeFactory.instance.objectNode().put("status", "ok");
    var planted = body.putArray("trees");
    for (var i = 0; i < order.quantity(); i++) {
      var tree = new PlantedTree(trees.size() + 1, order.species(), order.id(), order.recipient());
      trees.add(tree);
      planted.add(tree.json());
    }
    return Answer.ok(body.put("payment_id", payments));
  }
}
