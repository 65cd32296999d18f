package groundcrew.pipelinevm.submit;

import groundcrew.common.Deadline;
import groundcrew.pipelinevm.command.SentCommand;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Records in memory.
public final class InMemorySubmissions implements Submissions {
  private final Map<Submission, Known> records = new HashMap<>();
  private final Set<String> canceled = new HashSet<>();

  @Override
  public Optional<Known> begin(Submission submission, Instant now, Deadline deadline) {
    return canceled.contains(submission.execution())
        ? Optional.of(new Known(Instant.EPOCH, Optional.empty(), true))
        : Optional.ofNullable(
            records.putIfAbsent(submission, new Known(now, Optional.empty(), false)));
  }

  @Override
  public boolean beginAgain(Submission submission, Known read, Instant now, Deadline deadline) {
    return read.command().isEmpty()
        && records.replace(submission, read, new Known(now, Optional.empty(), false));
  }

  @Override
  public boolean sent(Submission submission, SentCommand command, Deadline deadline) {
    records.computeIfPresent(
        submission,
        (_, known) -> new Known(known.sendingSince(), Optional.of(command), known.canceled()));
    return !canceled.contains(submission.execution());
  }

  @Override
  public Map<Submission, Known> cancel(String execution, Instant now, Deadline deadline) {
    canceled.add(execution);
    records.replaceAll((submission, known) ->
        submission.execution().equals(execution)
            ? new Known(known.sendingSince(), known.command(), true)
            : known);
    var begun = new HashMap<>(records);
    begun.keySet().removeIf(submission -> !submission.execution().equals(execution));
    return begun;
  }
}
