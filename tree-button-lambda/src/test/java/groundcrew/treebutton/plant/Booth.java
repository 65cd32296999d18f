package groundcrew.treebutton.plant;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.treebutton.label.DrawLabel;
import groundcrew.treebutton.label.InMemoryLabels;
import groundcrew.treebutton.label.Labels;
import groundcrew.treebutton.metrics.PressMetrics;
import groundcrew.treebutton.press.Admissions;
import groundcrew.treebutton.press.AdmitPress;
import groundcrew.treebutton.press.InMemoryPresses;
import groundcrew.treebutton.press.Lease;
import groundcrew.treebutton.press.Limit;
import groundcrew.treebutton.press.Limits;
import groundcrew.treebutton.press.Press;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.press.Presses;
import groundcrew.treebutton.press.RefusalReason;
import groundcrew.treebutton.print.PrintJobs;
import groundcrew.treebutton.print.PrintResult;
import groundcrew.treebutton.reply.ButtonReplies;
import groundcrew.treebutton.tree.InMemoryTrees;
import groundcrew.treebutton.tree.OrderTree;
import groundcrew.treebutton.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A booth in memory: its services, and the use cases on them.
final class Booth {
  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  static final Press PRESS = new Press("button-1-7", "button-1", NOON, NOON);

  final VirtualTime time = new VirtualTime(NOON);
  final InMemoryPresses presses = new InMemoryPresses();
  final InMemoryTrees trees = new InMemoryTrees();
  final InMemoryLabels labels = new InMemoryLabels();
  final List<String> jobs = new ArrayList<>();
  final Map<String, PrintResult> prints = new HashMap<>();
  final List<String> replies = new ArrayList<>();
  final List<String> counted = new ArrayList<>();
  final Map<PressState, Duration> steps = new EnumMap<>(PressState.class);
  int accepted;
  final Crashes crashes = new Crashes();
  boolean trustOrderId;
  boolean loseReplies;
  private int workers;

  /// Delivers the press to a new worker.
  Optional<PressRecord> deliver(Press press) {
    var deadline = deadline();
    var admitPress =
        new AdmitPress(
            crashes.around(Admissions.class, presses),
            new Limits(100, Duration.ofSeconds(3)),
            retries());
    return new ProcessPress(admitPress, finishPress(), metrics())
        .process(press, Lease.of(worker(), deadline), deadline);
  }

  /// Runs the schedule.
  ReconcilePresses.Report reconcile() {
    return new ReconcilePresses(table(), finishPress(), printJobs(), recordPrint(), metrics())
        .reconcile(worker(), deadline());
  }

  /// Ends the print job of a press, and delivers its event.
  Optional<PressRecord> print(String press, PrintResult result) {
    prints.put(press, result);
    return recordPrint().record(press, result, deadline());
  }

  PressState state(Press press) {
    return presses.find(press.id(), deadline()).orElseThrow().state();
  }

  /// Lets the leases of all workers pass.
  void waitForLeases() {
    time.sleep(Duration.ofMinutes(1));
  }

  private RecordPrint recordPrint() {
    return new RecordPrint(table(), replies(), metrics(), retries());
  }

  private FinishPress finishPress() {
    return new FinishPress(table(), continuePress(), replies(), metrics());
  }

  private ContinuePress continuePress() {
    var orderTree =
        new OrderTree(
            crashes.around(Trees.class, trees),
            List.of(1, 2),
            trustOrderId,
            retries(),
            new Random(1));
    return new ContinuePress(
        table(),
        orderTree,
        new DrawLabel(413, Optional.empty()),
        crashes.around(Labels.class, labels),
        printJobs(),
        metrics());
  }

  private PrintJobs printJobs() {
    var queue =
        new PrintJobs() {
          @Override
          public void queue(String press, String label, Deadline deadline) {
            if (!jobs.contains(press)) {
              jobs.add(press);
            }
          }

          @Override
          public Optional<PrintResult> result(String press, Deadline deadline) {
            return Optional.ofNullable(prints.get(press));
          }

          @Override
          public void cancelWaiting(String press, Deadline deadline) {
            prints.putIfAbsent(press, new PrintResult(false, "CANCELED"));
          }
        };
    return crashes.around(PrintJobs.class, queue);
  }

  private ButtonReplies replies() {
    return crashes.around(
        ButtonReplies.class,
        (thing, press, result, _) -> {
          if (loseReplies) {
            throw new IllegalStateException("not told");
          }
          replies.add("%s %s %s".formatted(thing, press, result));
        });
  }

  private PressMetrics metrics() {
    return new PressMetrics() {
      @Override
      public void accepted() {
        accepted++;
      }

      @Override
      public void planted() {
        counted.add("PLANTED");
      }

      @Override
      public void left(PressState state, Duration time) {
        steps.put(state, time);
      }

      @Override
      public void reached(PressState state) {
        counted.add(state.name());
      }

      @Override
      public void limited(Limit limit) {
        counted.add("LIMITED " + limit);
      }

      @Override
      public void refused(RefusalReason reason) {
        counted.add(reason.name());
      }

      @Override
      public void stuck(int presses) {
        if (presses > 0) {
          counted.add("STUCK " + presses);
        }
      }
    };
  }

  private Presses table() {
    return crashes.around(Presses.class, presses);
  }

  private Retries retries() {
    return Retries.of(3, Duration.ofMillis(500), Duration.ofSeconds(1), time);
  }

  Deadline deadlineOfWorker() {
    return deadline();
  }

  private Deadline deadline() {
    return new Deadline(time, time.instant().plusSeconds(20), Duration.ofSeconds(10));
  }

  private String worker() {
    workers++;
    return "worker-" + workers;
  }
}
