package groundcrew.treebutton.plant;

import groundcrew.common.Deadline;
import groundcrew.common.RequestLog;
import groundcrew.treebutton.label.DrawLabel;
import groundcrew.treebutton.label.Labels;
import groundcrew.treebutton.metrics.PressMetrics;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.press.Presses;
import groundcrew.treebutton.print.PrintJobs;
import groundcrew.treebutton.tree.OrderOutcome;
import groundcrew.treebutton.tree.OrderTree;
import groundcrew.treebutton.tree.Tree;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Continues a press from the state that is recorded until its print job is queued, or until it
/// ends. Each step is recorded before the next one begins, so that another worker can continue
/// after it.
///
/// That an order is about to be sent is recorded before it is sent. A worker that finds this and no
/// outcome does not know whether the order was executed.
public final class ContinuePress {
  private static final Logger LOG = LoggerFactory.getLogger(ContinuePress.class);

  private final Presses presses;
  private final OrderTree orderTree;
  private final DrawLabel drawLabel;
  private final Labels labels;
  private final PrintJobs printJobs;
  private final PressMetrics metrics;

  public ContinuePress(
      Presses presses,
      OrderTree orderTree,
      DrawLabel drawLabel,
      Labels labels,
      PrintJobs printJobs,
      PressMetrics metrics) {
    this.presses = presses;
    this.orderTree = orderTree;
    this.drawLabel = drawLabel;
    this.labels = labels;
    this.printJobs = printJobs;
    this.metrics = metrics;
  }

  /// Continues the press and returns its record.
  ///
  /// @param held record on which the caller has the lease
  /// @throws IllegalStateException if a step did not succeed and may succeed later, or if another
  ///   worker has the lease by now
  public PressRecord run(PressRecord held, Deadline deadline) {
    var record = held;
    while (record.state().unfinished()) {
      var before = record.state();
      var start = deadline.clock().instant();
      record = next(record, deadline);
      metrics.left(before, Duration.between(start, deadline.clock().instant()));
    }
    return record;
  }

  private PressRecord next(PressRecord record, Deadline deadline) {
    return switch (record.state()) {
      case CLAIMED -> plant(record, deadline);
      case PLANTED -> storeLabel(record, tree(record), deadline);
      case STORED -> queueJob(record, deadline);
      case PRINTING, PRINTED, LIMITED, FAILED, UNKNOWN -> record;
    };
  }

  private PressRecord plant(PressRecord record, Deadline deadline) {
    var sentBefore = record.ordering();
    if (sentBefore && !orderTree.repeatsUnclear()) {
      return store(
          record.ended(PressState.UNKNOWN, "a worker stopped between an order and its outcome"),
          deadline);
    }
    var ordering = sentBefore ? record : store(record.ordering(true), deadline);
    // Whoever recorded an end meanwhile has found that nothing may be ordered.
    if (!ordering.state().unfinished()) {
      return ordering;
    }
    var outcome = orderTree.order(record.id(), sentBefore, deadline);
    var reserve = deadline.toFinish();
    return switch (outcome) {
      case OrderOutcome.Planted(var tree) -> planted(ordering, tree, reserve);
      case OrderOutcome.AlreadyProcessed _ ->
          store(
              ordering.ended(
                  PressState.UNKNOWN,
                  "Tree-Nation executed the order before, and its tree is not recorded"),
              reserve);
      case OrderOutcome.OutOfStock(var reason) -> failed(ordering, reason, reserve);
      case OrderOutcome.Refused(var reason) -> failed(ordering, reason, reserve);
      case OrderOutcome.NotExecuted(var reason) -> {
        store(ordering.ordering(false), reserve);
        throw new IllegalStateException(reason);
      }
      case OrderOutcome.Unclear(var reason) when orderTree.repeatsUnclear() ->
          throw new IllegalStateException(reason);
      case OrderOutcome.Unclear(var reason) ->
          store(ordering.ended(PressState.UNKNOWN, reason), reserve);
    };
  }

  private PressRecord planted(PressRecord record, Tree tree, Deadline deadline) {
    // Where the record cannot be stored, this line is all that is known of a tree that was paid.
    RequestLog.fields(
        LOG,
        "planted",
        Map.of("press", record.id(), "tree", tree.id(), "payment", tree.paymentId()));
    metrics.planted();
    return store(record.planted(tree), deadline);
  }

  private PressRecord failed(PressRecord record, String reason, Deadline deadline) {
    return store(record.ordering(false).ended(PressState.FAILED, reason), deadline);
  }

  private PressRecord storeLabel(PressRecord record, Tree tree, Deadline deadline) {
    var url = labels.store(record.id(), drawLabel.png(tree.collectUrl()), deadline);
    return store(record.stored(url), deadline);
  }

  private PressRecord queueJob(PressRecord record, Deadline deadline) {
    var label =
        record
            .label()
            .orElseThrow(() -> new IllegalStateException("%s has no URL".formatted(record)));
    printJobs.queue(record.id(), label, deadline);
    return store(record.in(PressState.PRINTING), deadline);
  }

  private static Tree tree(PressRecord record) {
    return record
        .tree()
        .orElseThrow(() -> new IllegalStateException("%s has no tree".formatted(record)));
  }

  /// Stores the record. If another worker was faster, returns the record as that one left it: the
  /// printer may end a press before its job is recorded.
  private PressRecord store(PressRecord changed, Deadline deadline) {
    if (presses.replace(changed, deadline)) {
      return changed.nextVersion();
    }
    return presses
        .find(changed.id(), deadline)
        .filter(other -> !other.state().unfinished())
        .orElseThrow(() ->
            new IllegalStateException("another worker continues press %s".formatted(changed.id())));
  }
}
