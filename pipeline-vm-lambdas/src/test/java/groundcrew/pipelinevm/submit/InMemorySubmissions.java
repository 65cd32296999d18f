package groundcrew.pipelinevm.submit;

import groundcrew.common.Deadline;
import groundcrew.pipelinevm.command.SentCommand;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Records in memory.
public final class InMemorySubmissions implements Submissions {
  private final Map<String, Known> records = new HashMap<>();

  @Override
  public Optional<Known> begin(Submission submission, Instant now, Deadline deadline) {
    return Optional.ofNullable(
        records.putIfAbsent(submission.id(), new Known(now, Optional.empty())));
  }

  @Override
  public boolean beginAgain(Submission submission, Known read, Instant now, Deadline deadline) {
    return read.command().isEmpty()
        && records.replace(submission.id(), read, new Known(now, Optional.empty()));
  }

  @Override
  public void sent(Submission submission, SentCommand command, Deadline deadline) {
    records.computeIfPresent(
        submission.id(), (_, known) -> new Known(known.sendingSince(), Optional.of(command)));
  }
}
