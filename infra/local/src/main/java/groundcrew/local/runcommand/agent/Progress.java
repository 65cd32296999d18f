package groundcrew.local.runcommand.agent;

/// Learns what an agent does.
public interface Progress {

  /// A step, counted from 0, has begun.
  void started(int step);

  /// A step, counted from 0, has ended.
  void ended(int step, StepEnd end);

  /// The last step has ended.
  void finished();
}
