package groundcrew.tagging;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.common.StrictJson;
import groundcrew.tagging.accounts.EnqueueReport;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.queue.ConsumeTasks;
import groundcrew.tagging.undo.EnqueueUndoTasks;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Undoes a run. Invoked with `{"run":"2026-01-31T02:00:00Z"}`, which `account`, `region` and
/// `level` may restrict and `"plan":true` turns into a plan, it sends an undo task for each account
/// and region to its own queue. Invoked with `{"Records":[…]}` from that queue, it restores the
/// tags.
public final class UndoHandler extends JsonHandler<UndoEvent, Object> {
  private final EnqueueUndoTasks enqueueUndoTasks;
  private final ConsumeTasks<UndoTask> consumeTasks;
  private final InstantSource clock;

  /// The answer to a request.
  ///
  /// @param run time of the undo, by which it can be undone
  record Answer(
      Instant run,
      int accounts,
      int messages,
      List<EnqueueReport.Entry> skipped,
      List<EnqueueReport.Entry> failed) {}

  /// Called by the Lambda runtime: one instance per environment, whose clients all events share.
  public UndoHandler() {
    this(ResourceTaggerConfig.ofUndo(Environment.ofProcess()));
  }

  private UndoHandler(ResourceTaggerConfig config) {
    this(new AwsTagging("undo", config));
    RequestLog.level(config.logLevel());
  }

  private UndoHandler(AwsTagging aws) {
    this(aws.enqueueUndoTasks(), aws.consumeUndoTasks(), Clock.systemUTC());
  }

  UndoHandler(
      EnqueueUndoTasks enqueueUndoTasks, ConsumeTasks<UndoTask> consumeTasks, InstantSource clock) {
    super(UndoEvent.class);
    this.enqueueUndoTasks = enqueueUndoTasks;
    this.consumeTasks = consumeTasks;
    this.clock = clock;
  }

  @Override
  protected Object handle(UndoEvent event, Context context) {
    var deadline = Deadline.of(context, clock);
    return event.records().isEmpty()
        ? enqueue(event.scope(), deadline)
        : ResourceTaggerHandler.batchResponse(consumeTasks.consume(event.records(), deadline));
  }

  private Answer enqueue(EnqueueUndoTasks.Scope scope, Deadline deadline) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var report = enqueueUndoTasks.enqueue(scope, now, deadline);
    var answer =
        new Answer(now, report.accounts(), report.messages(), report.skipped(), report.failed());
    if (!report.failed().isEmpty()) {
      throw new IllegalStateException(StrictJson.write(answer));
    }
    return answer;
  }
}
