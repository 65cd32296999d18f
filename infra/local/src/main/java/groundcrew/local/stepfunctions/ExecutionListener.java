package groundcrew.local.stepfunctions;

/// Is told whenever the status of a STANDARD execution has changed.
@FunctionalInterface
public interface ExecutionListener {

  /// Takes one change.
  void changed(StatusChange change);
}
