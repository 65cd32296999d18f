package groundcrew.tagging.journal;

import groundcrew.tagging.message.TaggingTask;
import java.util.Optional;

/// Thrown when a task must not write anything more: a newer run has begun, or its run is undone.
public final class SupersededException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Optional<TaggingTask> newest;
  private final boolean wrote;

  private SupersededException(String reason, Optional<TaggingTask> newest, boolean wrote) {
    super(reason);
    this.newest = newest;
    this.wrote = wrote;
  }

  static SupersededException byNewerRun(TaggingTask newest) {
    return new SupersededException(
        "run %s is newer".formatted(newest.run()), Optional.of(newest), /* wrote= */ false);
  }

  static SupersededException undone() {
    return new SupersededException("its run is undone", Optional.empty(), /* wrote= */ false);
  }

  /// Returns a copy for a task that has written after the newer run began, maybe over its tags.
  public SupersededException afterWrites() {
    return new SupersededException(String.valueOf(getMessage()), newest, /* wrote= */ true);
  }

  /// Returns the task of the newer run, if there is one.
  public Optional<TaggingTask> newest() {
    return newest;
  }

  /// Returns whether tags may have been written after the newer run began.
  public boolean wrote() {
    return wrote;
  }
}
