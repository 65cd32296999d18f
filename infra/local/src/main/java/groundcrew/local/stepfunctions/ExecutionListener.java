package groundcrew.local.stepfunctions;

/// Receives each change of the status of a STANDARD execution.
@FunctionalInterface
public interface ExecutionListener {

  /// Takes one change.
  void changed(StatusChange change);
}
