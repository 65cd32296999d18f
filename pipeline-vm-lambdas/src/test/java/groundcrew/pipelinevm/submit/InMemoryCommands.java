package groundcrew.pipelinevm.submit;

import groundcrew.common.Deadline;
import groundcrew.pipelinevm.command.CommandRequest;
import groundcrew.pipelinevm.command.Commands;
import groundcrew.pipelinevm.command.SentCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands in memory. A command is listed a few seconds after it was sent, as those of Run Command
/// are.
public final class InMemoryCommands implements Commands {
  private static final Duration LAG = Duration.ofSeconds(3);

  private final List<CommandRequest> requests = new ArrayList<>();
  private final List<SentCommand> sent = new ArrayList<>();
  private final InstantSource clock;
  private final List<String> canceled = new ArrayList<>();
  private boolean losesAnswer;
  private Runnable whenSent = () -> {};
  private boolean losesRequest;

  public InMemoryCommands(InstantSource clock) {
    this.clock = clock;
  }

  /// The next command is sent, and the answer is lost.
  void loseNextAnswer() {
    losesAnswer = true;
  }

  /// The next command is not sent, and the caller cannot know.
  void loseNextRequest() {
    losesRequest = true;
  }

  /// Happens after each command was sent, before its answer arrives.
  void whenSent(Runnable meanwhile) {
    whenSent = meanwhile;
  }

  List<CommandRequest> requests() {
    return requests;
  }

  /// Returns the ids of the commands that were canceled.
  public List<String> canceled() {
    return canceled;
  }

  @Override
  public SentCommand send(CommandRequest request, Deadline deadline) {
    if (losesRequest) {
      losesRequest = false;
      throw new IllegalStateException("connection reset");
    }
    requests.add(request);
    sent.add(new SentCommand("command-" + requests.size(), clock.instant()));
    whenSent.run();
    if (losesAnswer) {
      losesAnswer = false;
      throw new IllegalStateException("connection reset");
    }
    return sent.getLast();
  }

  @Override
  public Optional<SentCommand> find(String comment, Instant since, Deadline deadline) {
    for (var i = 0; i < sent.size(); i++) {
      var listed = !sent.get(i).sentAt().plus(LAG).isAfter(clock.instant());
      if (listed
          && requests.get(i).comment().equals(comment)
          && sent.get(i).sentAt().isAfter(since)) {
        return Optional.of(sent.get(i));
      }
    }
    return Optional.empty();
  }

  @Override
  public void cancel(String command, Deadline deadline) {
    canceled.add(command);
  }
}
