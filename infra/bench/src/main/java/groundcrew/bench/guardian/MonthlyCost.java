package groundcrew.bench.guardian;

/// The bill of a month of 30 days, in US dollars, by AWS's list prices in us-east-1 in November
/// 2026 without any free tier.
///
/// @param metrics the custom metrics themselves
/// @param publishing calls of PutMetricData
/// @param functions requests and gigabyte-seconds of Lambda, arm64
/// @param table requests of DynamoDB, on demand
/// @param alarms the seven of the stack; queries by the metrics that they read
record MonthlyCost(
    int machines,
    boolean compat,
    double metrics,
    double publishing,
    double functions,
    double table,
    double alarms) {
  private static final int RUNS = 30 * 24 * 12;
  private static final int HOURLY = 30 * 24;

  private static final int FIRST_METRICS = 10_000;
  private static final double FIRST_METRIC = 0.30;
  private static final double NEXT_METRIC = 0.10;
  private static final double PUBLICATION = 0.01 / 1000;
  private static final double GIGABYTE_SECOND = 0.0000133334;
  private static final double REQUEST = 0.20 / 1e6;
  private static final double WRITE = 0.625 / 1e6;
  private static final double READ = 0.125 / 1e6;
  private static final double ALARM = 0.10;
  private static final int MOST_OF_QUERY = 500;

  /// Half a kilobyte of an item, read consistently: two items in a unit of 4 KB hold eight.
  private static final int ITEMS_OF_READ_UNIT = 8;

  /// What an event costs of a function's time, warm, in seconds.
  private static final double EVENT_SECONDS = 0.05;

  private static final double RUN_OVERHEAD_SECONDS = 2;

  /// Each machine runs once an hour; no machine has the tag of a maximum age.
  ///
  /// @param secondsOfRun what the quota makes a run take
  static MonthlyCost of(int machines, boolean compat, double secondsOfRun) {
    var count = machines * (compat ? 3 : 2) + 2;
    var events = 2.0 * HOURLY * machines;
    var publications = Math.ceil(count / 1000.0) * RUNS + events;
    var seconds = RUNS * (secondsOfRun + RUN_OVERHEAD_SECONDS) + events * EVENT_SECONDS;
    var readingsOfRun = Math.min(machines, 1000);
    var writes = (double) RUNS * readingsOfRun + events;
    var reads = (double) RUNS * machines / ITEMS_OF_READ_UNIT + events;
    return new MonthlyCost(
        machines,
        compat,
        Math.min(count, FIRST_METRICS) * FIRST_METRIC
            + Math.max(0, count - FIRST_METRICS) * NEXT_METRIC,
        publications * PUBLICATION,
        seconds * GIGABYTE_SECOND + (RUNS + events) * REQUEST,
        writes * WRITE + reads * READ,
        (5 + Math.min(machines, MOST_OF_QUERY)) * ALARM);
  }

  double total() {
    return metrics + publishing + functions + table + alarms;
  }
}
