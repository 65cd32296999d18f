package groundcrew.tagging.undo;

import groundcrew.common.Deadline;
import groundcrew.tagging.accounts.OrderReport;
import groundcrew.tagging.accounts.Orders;
import groundcrew.tagging.journal.JournalFolder;
import groundcrew.tagging.journal.Journals;
import groundcrew.tagging.message.UndoOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Consumer;

/// Orders the undoing of a run: one message for each account, region and level that has a journal
/// of it.
public final class OrderUndo {
  private final Journals journals;
  private final Orders orders;

  /// What is to be undone.
  ///
  /// @param run time of the run
  public record Scope(
      Instant run, Optional<String> account, Optional<String> region, Optional<String> level) {}

  public OrderUndo(Journals journals, Orders orders) {
    this.journals = journals;
    this.orders = orders;
  }

  /// Sends the messages; what cannot be sent, and what lies beside the journal, is in the report.
  ///
  /// @param now time of the undoing, by which it can be undone in turn
  /// @throws IllegalArgumentException where there is no journal of such a run
  public OrderReport order(Scope scope, Instant now, Deadline deadline) {
    var foreign = new ArrayList<OrderReport.Entry>();
    var undoings =
        journals
            .folders(scope.run(), scope.account(), scope.region(), scope.level())
            .flatMap(folder -> undoing(folder, now, foreign::add).stream())
            .toList();
    if (undoings.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no journal of run %s%s: look into the bucket below %s for the runs that there are"
              .formatted(scope.run(), narrowed(scope), JournalFolder.ROOT));
    }
    var unsent = orders.send(undoings, deadline);
    var accounts = new HashSet<String>();
    undoings.forEach(order -> accounts.add(order.account()));
    return new OrderReport(
        accounts.size(),
        undoings.size() - unsent.size(),
        foreign,
        unsent.stream()
            .map(one ->
                new OrderReport.Entry(
                    one.order().account(), one.order().region() + ": " + one.reason()))
            .toList());
  }

  /// Whatever somebody laid beside the journal is no folder of a run.
  private static Optional<UndoOrder> undoing(
      JournalFolder folder, Instant now, Consumer<OrderReport.Entry> foreign) {
    try {
      return Optional.of(
          new UndoOrder(folder.level(), folder.account(), folder.region(), folder.run(), now));
    } catch (IllegalArgumentException none) {
      foreign.accept(
          new OrderReport.Entry(
              folder.account(), "%s is no run's: %s".formatted(folder.path(), none.getMessage())));
      return Optional.empty();
    }
  }

  private static String narrowed(Scope scope) {
    var text = new StringBuilder();
    scope.account().ifPresent(account -> text.append(" in account ").append(account));
    scope.region().ifPresent(region -> text.append(" in ").append(region));
    scope.level().ifPresent(level -> text.append(" of level ").append(level));
    return text.toString();
  }
}
