package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.TagOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Orders the tagging of every account in scope, in every region.
///
/// All accounts are found before the first is read, so that each that there was no time for can be
/// named.
public final class OrderTagging {
  private static final int SENT_TOGETHER = 100;

  /// A wait for a throttled service may last 20 seconds beyond the end of reading; what then still
  /// has to be sent are a dozen calls.
  private static final Duration TO_SEND = Duration.ofSeconds(50);

  private final Accounts accounts;
  private final Orders orders;
  private final Scope scope;

  /// What is tagged.
  ///
  /// @param keys all that the level owns
  /// @param units only accounts below these; where none is named, all
  /// @param withoutKeys whether an account that has none of the keys is ordered too, so that what
  ///   it had before is taken away
  public record Scope(
      String level,
      List<String> keys,
      List<String> regions,
      List<String> units,
      Set<String> excluded,
      boolean withoutKeys) {}

  public OrderTagging(Accounts accounts, Orders orders, Scope scope) {
    this.accounts = accounts;
    this.orders = orders;
    this.scope = scope;
  }

  /// Sends the run's messages; what fails is in the report, and never keeps the others from being
  /// sent.
  ///
  /// @param deadline of the answer; reading ends early enough that what was read can be sent
  public OrderReport order(Instant run, Deadline deadline) {
    return new Run(run, deadline).report();
  }

  private final class Run {
    private final MakeOrders make;
    private final Deadline toRead;
    private final Deadline toSend;
    private final List<TagOrder> waiting = new ArrayList<>();
    private final List<OrderReport.Entry> skipped = new ArrayList<>();
    private final List<OrderReport.Entry> failed = new ArrayList<>();
    private int sent;

    Run(Instant start, Deadline deadline) {
      this.make = new MakeOrders(scope, start);
      this.toSend = deadline;
      this.toRead = deadline.earlier(TO_SEND);
    }

    OrderReport report() {
      var find = new FindAccounts(accounts);
      var found =
          scope.units().isEmpty() ? find.everywhere(toRead) : find.below(scope.units(), toRead);
      failed.addAll(found.failed());
      for (var account : found.accounts()) {
        visit(account);
        if (waiting.size() >= SENT_TOGETHER) {
          send();
        }
      }
      send();
      return new OrderReport(found.accounts().size(), sent, skipped, failed);
    }

    private void visit(Account account) {
      if (scope.excluded().contains(account.id())) {
        skip(account, "excluded");
      } else if (!account.active()) {
        skip(account, "state is " + account.state());
      } else {
        try {
          order(account, accounts.tags(account.id(), toRead));
        } catch (RuntimeException unreadable) {
          fail(account.id(), String.valueOf(unreadable.getMessage()));
        }
      }
    }

    private void order(Account account, Map<String, String> tags) {
      var made = make.of(account.id(), tags);
      if (made.isEmpty()) {
        skip(account, "has none of the keys");
      }
      waiting.addAll(made);
    }

    private void skip(Account account, String reason) {
      skipped.add(new OrderReport.Entry(account.id(), reason));
    }

    private void fail(String account, String reason) {
      failed.add(new OrderReport.Entry(account, reason));
    }

    private void send() {
      var unsent = orders.send(List.copyOf(waiting), toSend);
      sent += waiting.size() - unsent.size();
      waiting.clear();
      unsent.forEach(
          one -> fail(one.order().account(), one.order().region() + ": " + one.reason()));
    }
  }
}
