package groundcrew.bench.cold;

/// How a process begins its life.
enum Start {
  /// A new process.
  ON_DEMAND("ours on demand", "from the start of the process"),

  /// A snapshot that was taken after the function's constructor.
  RESTORED("ours restored", "from the restore, which itself does not count"),

  /// A snapshot that was taken after the priming calls, too.
  RESTORED_AND_PRIMED("ours restored and primed", "from the restore, after the priming calls");

  private final String title;
  private final String measured;

  Start(String title, String measured) {
    this.title = title;
    this.measured = measured;
  }

  /// Returns the variant's name in the table.
  String title() {
    return title;
  }

  /// Returns where the measured time begins.
  String measured() {
    return measured;
  }
}
