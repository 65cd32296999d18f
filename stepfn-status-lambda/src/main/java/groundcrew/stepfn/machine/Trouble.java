package groundcrew.stepfn.machine;

/// Why a machine needs a person.
public enum Trouble {
  /// The newest finished execution was unsuccessful.
  FAILED,
  /// The last success is older than the machine's tag allows.
  OVERDUE,
  /// The machine's executions could not be read for at least two runs.
  UNREADABLE
}
