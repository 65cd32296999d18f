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
/// All accounts are found before the first is read, so that the report can name those for which no
/// time was left.
public final class EnqueueTaggingTasks {
  private static final int SENT_TOGETHER = 100;

  /// A wait for a throttled service may last 20 seconds beyond the end of reading. What has to be
  /// sent then takes a dozen calls.
  private static final Duration TO_SEND = Duration.ofSeconds(50);

  private final Accounts accounts;
  private final TaskQueue tasks;
  private final Scope scope;

  /// Which accounts and keys get tasks.
  ///
  /// @param keys all that the level owns
  /// @param units only accounts below these; all accounts if empty
  /// @param withoutKeys whether an account without any of the keys gets tasks too, so that the tags
  ///   that it had before are removed
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

  /// Sends the tasks of a run. What fails is in the report, and never hides the others.
  ///
  /// @param deadline of the answer; reading ends early enough to send what was read
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
        if (waiting.size() >= SENT_TOGETHER) {
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
