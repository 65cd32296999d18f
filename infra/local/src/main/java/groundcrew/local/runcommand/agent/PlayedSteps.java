package groundcrew.local.runcommand.agent;

import groundcrew.local.fixture.RecordedRun;
import groundcrew.local.ground.Agenda;
import java.time.Duration;

/// Plays a recorded run for each step, on the clock of the cloud.
final class PlayedSteps implements Running {
  /// How long a cancellation is on its way.
  private static final Duration CANCELLING = Duration.ofSeconds(1);

  private final Assignment assignment;
  private final RecordedRun recorded;
  private final Progress progress;
  private final OutputUpload upload;
  private final Agenda agenda;
  private int current;
  private boolean ended;

  PlayedSteps(
      Assignment assignment,
      RecordedRun recorded,
      Progress progress,
      OutputUpload upload,
      Agenda agenda) {
    this.assignment = assignment;
    this.recorded = recorded;
    this.progress = progress;
    this.upload = upload;
    this.agenda = agenda;
  }

  /// Begins a step, or ends where there is none left.
  void next(int index) {
    current = index;
    if (index == assignment.steps().size()) {
      ended = true;
      progress.finished();
      return;
    }
    var step = assignment.steps().get(index);
    if (!step.runsOn(assignment.node().platform())) {
      progress.ended(index, StepEnd.skipped(step.name()));
      next(index + 1);
      return;
    }
    progress.started(index);
    var limit = assignment.limit(step);
    var late = recorded.duration().compareTo(limit) > 0;
    var code = late ? StepEnd.KILLED : recorded.exitCode();
    agenda.in(
        late ? limit : recorded.duration(),
        "step %s of command %s".formatted(step.name(), assignment.commandId()),
        () -> end(index, StepEnd.of(code, false, recorded.stdout(), recorded.stderr())));
  }

  private void end(int index, StepEnd end) {
    if (ended) {
      return;
    }
    upload.write(assignment, assignment.steps().get(index), end);
    progress.ended(index, end);
    next(index + 1);
  }

  @Override
  public void cancel() {
    agenda.in(CANCELLING, "the cancellation of command " + assignment.commandId(), this::stop);
  }

  private void stop() {
    if (ended) {
      return;
    }
    ended = true;
    for (var i = current; i < assignment.steps().size(); i++) {
      progress.ended(i, StepEnd.cancelled());
    }
    progress.finished();
  }
}
