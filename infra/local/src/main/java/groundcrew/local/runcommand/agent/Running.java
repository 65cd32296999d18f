package groundcrew.local.runcommand.agent;

/// What an agent is doing now.
public interface Running {

  /// Ends it before its time; the steps that are left end as cancelled.
  void cancel();
}
