package groundcrew.tagging.accounts;

import groundcrew.tagging.message.TagOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Orders the tagging of every account that has at least one of the level's keys, in every region.
public final class OrderTagging {
  private static final int SENT_TOGETHER = 100;

  private final Accounts accounts;
  private final Orders orders;
  private final Scope scope;

  /// What is tagged.
  public record Scope(
      String level, List<String> keys, List<String> regions, Set<String> excluded) {}

  public OrderTagging(Accounts accounts, Orders orders, Scope scope) {
    this.accounts = accounts;
    this.orders = orders;
    this.scope = scope;
  }

  /// Sends the run's messages; what fails is in the report, and never keeps the others from being
  /// sent.
  public OrderReport order(Instant run) {
    return new Run(run).report();
  }

  private final class Run {
    private final Instant start;
    private final List<TagOrder> waiting = new ArrayList<>();
    private final List<OrderReport.Entry> skipped = new ArrayList<>();
    private final List<OrderReport.Entry> failed = new ArrayList<>();
    private int seen;
    private int sent;

    Run(Instant start) {
      this.start = start;
    }

    OrderReport report() {
      try (var all = accounts.all()) {
        all.forEach(this::visit);
      } finally {
        // A list that breaks off must not take the accounts read so far with it.
        send();
      }
      return new OrderReport(seen, sent, skipped, failed);
    }

    private void visit(Account account) {
      seen++;
      if (scope.excluded().contains(account.id())) {
        skipped.add(new OrderReport.Entry(account.id(), "excluded"));
      } else if (!account.active()) {
        skipped.add(new OrderReport.Entry(account.id(), "state is " + account.state()));
      } else {
        try {
          orderFor(account.id(), owned(accounts.tags(account.id())));
        } catch (RuntimeException unreadable) {
          failed.add(new OrderReport.Entry(account.id(), String.valueOf(unreadable.getMessage())));
        }
      }
    }

    private void orderFor(String account, Map<String, String> tags) {
      if (tags.isEmpty()) {
        skipped.add(new OrderReport.Entry(account, "has none of the keys"));
        return;
      }
      var ordered =
          scope.regions().stream()
              .map(region -> TagOrder.of(scope.level(), account, region, scope.keys(), tags, start))
              .toList();
      waiting.addAll(ordered);
      if (waiting.size() >= SENT_TOGETHER) {
        send();
      }
    }

    private Map<String, String> owned(Map<String, String> tags) {
      var owned = new TreeMap<>(tags);
      owned.keySet().retainAll(scope.keys());
      return owned;
    }

    private void send() {
      var batch = List.copyOf(waiting);
      waiting.clear();
      if (batch.isEmpty()) {
        return;
      }
      var unsent = orders.send(batch);
      sent += batch.size() - unsent.size();
      unsent.forEach(one ->
          failed.add(
              new OrderReport.Entry(
                  one.order().account(), one.order().region() + ": " + one.reason())));
    }
  }
}
