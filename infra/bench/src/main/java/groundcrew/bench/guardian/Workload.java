package groundcrew.bench.guardian;

/// What the machines of an account are, and how often they run.
///
/// @param express whether they are EXPRESS machines, which send no events
/// @param perHour executions of a machine in an hour
/// @param compat whether each machine also has the metric without dimension
record Workload(boolean express, int perHour, boolean compat) {
  private static final int STATUS_CHANGES = 2;

  static Workload standard(int perHour) {
    return new Workload(false, perHour, false);
  }

  static Workload compatible(int perHour) {
    return new Workload(false, perHour, true);
  }

  static Workload ofExpress() {
    return new Workload(true, 0, false);
  }

  /// Returns the number of metrics of a machine.
  int metrics() {
    if (express) {
      return 1;
    }
    return compat ? 3 : 2;
  }

  /// Returns the number of events that a machine sends in an hour.
  int eventsOfHour() {
    return express ? 0 : STATUS_CHANGES * perHour;
  }

  /// Returns the type of the machines.
  String type() {
    return express ? "EXPRESS" : "STANDARD";
  }
}
