package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.TaggingTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sends the tagging tasks of every account in scope, one for each region.
///
/// All accounts are listed before the tags of the first are read, so that the report can name
/// accounts that could not be read in time.
public final class EnqueueTaggingTasks {
  private static final int SEND_BATCH = 100;

  /// A call to a throttled service may last 20 seconds beyond the end of reading. Sending the
  /// remaining tasks takes about a dozen calls.
  private static final Duration TO_SEND = Duration.ofSeconds(50);

  private final Accounts accounts;
  private final TaskQueue tasks;
  private final Scope scope;

  /// The accounts, regions and keys that tasks are created for.
  ///
  /// @param keys all keys that the level owns
  /// @param units units and roots whose accounts get tasks; all accounts if empty
  /// @param excluded ids of accounts that get no tasks
  /// @param withoutKeys whether an account without any of the keys gets tasks too, so that the tags
  ///   of an earlier run are removed
  public record Scope(
      String level,
      List<String> keys,
      List<String> regions,
      List<String> units,
      Set<String> excluded,
      boolean withoutKeys) {}

  public EnqueueTaggingTasks(Accounts accounts, TaskQueue tasks, Scope scope) {
    this.accounts = accounts;
    this.tasks = tasks;
    this.scope = scope;
  }

  /// Sends the tasks of a run. A failure is reported and does not affect other accounts.
  ///
  /// @param deadline end of the run; reading ends early enough to send the tasks of all accounts
  ///   that were read
  public EnqueueReport enqueue(Instant run, Deadline deadline) {
    return new Run(run, deadline).report();
  }

  private final class Run {
    private final CreateTaggingTasks create;
    private final Deadline toRead;
    private final Deadline toSend;
    private final List<TaggingTask> waiting = new ArrayList<>();
    private final List<EnqueueReport.Entry> skipped = new ArrayList<>();
    private final List<EnqueueReport.Entry> failed = new ArrayList<>();
    private int sent;

    Run(Instant start, Deadline deadline) {
      this.create = new CreateTaggingTasks(scope, start);
      this.toSend = deadline;
      this.toRead = deadline.earlier(TO_SEND);
    }

    EnqueueReport report() {
      var find = new FindAccounts(accounts);
      var found =
          scope.units().isEmpty() ? find.everywhere(toRead) : find.below(scope.units(), toRead);
      failed.addAll(found.failed());
      for (var account : found.accounts()) {
        visit(account);
        if (waiting.size() >= SEND_BATCH) {
          send();
        }
      }
      send();
      return new EnqueueReport(found.accounts().size(), sent, skipped, failed);
    }

    private void visit(Account account) {
      if (scope.excluded().contains(account.id())) {
        skip(account, "excluded");
      } else if (!account.active()) {
        skip(account, "state is " + account.state());
      } else {
        try {
          createTasks(account, accounts.tags(account.id(), toRead));
        } catch (RuntimeException unreadable) {
          fail(account.id(), String.valueOf(unreadable.getMessage()));
        }
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
}
