package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.tagging.message.TaggingTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sends the tagging tasks of every account in scope, one for each region.
///
/// Reading the tags of an account takes a call, of which AWS allows few a second. What one
/// invocation cannot read, the next one does: it lists the accounts again, and continues after the
/// last one that was read, in the order of their ids.
public final class EnqueueTaggingTasks {
  private static final int SEND_BATCH = 100;

  /// Sending the remaining tasks takes about a dozen calls.
  private static final Duration TO_SEND = Duration.ofSeconds(50);

  private final Accounts accounts;
  private final TaskQueue tasks;
  private final Scope scope;

  /// The accounts, regions and keys that tasks are created for.
  ///
  /// @param keys all keys that the level owns
  /// @param defaults those of the keys that are written only where a resource lacks them
  /// @param units units and roots whose accounts get tasks; all accounts if empty
  /// @param excluded ids of accounts that get no tasks
  /// @param withoutKeys whether an account without any of the keys gets tasks too, so that the tags
  ///   of an earlier run are removed
  public record Scope(
      String level,
      List<String> keys,
      List<String> defaults,
      List<String> regions,
      List<String> units,
      Set<String> excluded,
      boolean withoutKeys) {}

  public EnqueueTaggingTasks(Accounts accounts, TaskQueue tasks, Scope scope) {
    this.accounts = accounts;
    this.tasks = tasks;
    this.scope = scope;
  }

  /// Sends the tasks of a run, or of the accounts after a position of it. A failure is reported and
  /// does not affect other accounts.
  ///
  /// @param deadline end of the invocation; reading ends early enough to send the tasks of all
  ///   accounts that were read
  /// @param next continues the run where reading ended
  public EnqueueReport enqueue(RunPosition position, Deadline deadline, NextInvocation next) {
    return new Run(position, deadline, next).report();
  }

  private final class Run {
    private final CreateTaggingTasks create;
    private final Deadline toRead;
    private final Deadline toSend;
    private final NextInvocation next;
    private final List<TaggingTask> waiting = new ArrayList<>();
    private final List<EnqueueReport.Entry> skipped = new ArrayList<>();
    private final List<EnqueueReport.Entry> failed = new ArrayList<>();
    private RunPosition position;
    private int read;
    private int sent;

    Run(RunPosition position, Deadline deadline, NextInvocation next) {
      this.position = position;
      this.next = next;
      this.create = new CreateTaggingTasks(scope, position.run());
      this.toSend = deadline;
      this.toRead = deadline.earlier(toSend(deadline));
    }

    EnqueueReport report() {
      var find = new FindAccounts(accounts);
      var found =
          scope.units().isEmpty() ? find.everywhere(toRead) : find.below(scope.units(), toRead);
      failed.addAll(found.failed());
      // AWS documents no order of its lists.
      var left =
          found.accounts().stream()
              .filter(position::leaves)
              .sorted(Comparator.comparing(Account::id))
              .toList();
      // A list that is not complete has no position at which it could continue.
      while (!found.late() && read < left.size() && visited(left.get(read))) {
        read++;
        if (waiting.size() >= SEND_BATCH) {
          send();
        }
      }
      send();
      if (found.late() || read < left.size()) {
        continueWith(left.subList(read, left.size()));
      }
      return new EnqueueReport(read, sent, skipped, failed);
    }

    /// Returns false if no time is left to read the account.
    private boolean visited(Account account) {
      if (scope.excluded().contains(account.id())) {
        skip(account, "excluded");
      } else if (!account.active()) {
        skip(account, "state is " + account.state());
      } else {
        try {
          createTasks(account, accounts.tags(account.id(), toRead));
        } catch (DeadlineExceededException late) {
          return false;
        } catch (RuntimeException unreadable) {
          fail(account.id(), String.valueOf(unreadable.getMessage()));
        }
      }
      position = position.past(account);
      return true;
    }

    private void continueWith(List<Account> left) {
      var from = read > 0 ? position : position.again();
      var reason = DeadlineExceededException.REASON;
      if (!from.exhausted()) {
        try {
          next.start(from);
          return;
        } catch (RuntimeException failure) {
          reason += ", and the run cannot be continued: " + failure.getMessage();
        }
      }
      if (left.isEmpty()) {
        fail(FindAccounts.ORGANIZATION, "the accounts cannot be listed: " + reason);
      }
      for (var account : left) {
        fail(account.id(), reason);
      }
    }

    private void createTasks(Account account, Map<String, String> tags) {
      var created = create.of(account.id(), tags);
      if (created.isEmpty()) {
        skip(account, "has none of the keys");
      }
      waiting.addAll(created);
    }

    private void skip(Account account, String reason) {
      skipped.add(new EnqueueReport.Entry(account.id(), reason));
    }

    private void fail(String account, String reason) {
      failed.add(new EnqueueReport.Entry(account, reason));
    }

    private void send() {
      var unsent = tasks.send(List.copyOf(waiting), toSend);
      sent += waiting.size() - unsent.size();
      waiting.clear();
      unsent.forEach(one -> fail(one.task().account(), one.task().region() + ": " + one.reason()));
    }
  }

  /// Returns the time to send the last tasks and to continue the run; in a short invocation, a
  /// third of it.
  private static Duration toSend(Deadline deadline) {
    var third = deadline.remaining().dividedBy(3);
    return third.compareTo(TO_SEND) < 0 ? third : TO_SEND;
  }
}
