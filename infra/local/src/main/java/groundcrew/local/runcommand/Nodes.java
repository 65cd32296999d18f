package groundcrew.local.runcommand;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.TaggedResource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The managed nodes of all accounts and regions.
public final class Nodes {
  private final NavigableMap<String, ManagedNode> nodes = new ConcurrentSkipListMap<>();
  private final Resources resources;
  private volatile Consumer<ManagedNode> listener = _ -> {};

  /// Creates an empty fleet.
  ///
  /// @param resources hold the tags
  Nodes(Resources resources) {
    this.resources = resources;
  }

  /// Tells a listener of each node that is changed.
  void listen(Consumer<ManagedNode> changed) {
    listener = changed;
  }

  /// Adds a node, and its resource where there is none yet.
  public void add(ManagedNode node) {
    if (resources.find(node.account(), node.region(), node.arn()).isEmpty()) {
      resources.add(
          TaggedResource.of(
              node.arn(),
              node.account(),
              node.region(),
              node.hybrid() ? "ssm:managed-instance" : "ec2:instance",
              node.tags()));
    }
    nodes.put(node.id(), node);
  }

  /// Changes a node, such as its connection. What is delayed is delivered once it is online.
  public void change(String id, UnaryOperator<ManagedNode> change) {
    var after = nodes.computeIfPresent(id, (_, node) -> change.apply(node));
    if (after == null) {
      throw new IllegalArgumentException("There is no managed node " + id);
    }
    listener.accept(after);
  }

  /// Returns how a node is now.
  Optional<ManagedNode> find(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  Optional<ManagedNode> find(AccountRegion place, String id) {
    return find(id).filter(node -> in(place, node));
  }

  Stream<ManagedNode> in(AccountRegion place) {
    return List.copyOf(nodes.values()).stream().filter(node -> in(place, node));
  }

  private static boolean in(AccountRegion place, ManagedNode node) {
    return node.account().equals(place.account()) && node.region().equals(place.region());
  }

  Map<String, String> tags(ManagedNode node) {
    return resources
        .find(node.account(), node.region(), node.arn())
        .<Map<String, String>>map(TaggedResource::tags)
        .orElseGet(TreeMap::new);
  }
}
