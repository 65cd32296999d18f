package groundcrew.bench.guardian;

import static groundcrew.bench.Price.ALARM_METRIC;
import static groundcrew.bench.Price.DASHBOARD;
import static groundcrew.bench.Price.FIRST_METRIC;
import static groundcrew.bench.Price.GIGABYTE_SECOND;
import static groundcrew.bench.Price.INVOCATION;
import static groundcrew.bench.Price.LOG_GIGABYTE;
import static groundcrew.bench.Price.NEXT_METRIC;
import static groundcrew.bench.Price.PUT_METRIC_DATA;
import static groundcrew.bench.Price.READ_UNIT;
import static groundcrew.bench.Price.WRITE_UNIT;

/// The bill of a month, in US dollars.
///
/// @param compat whether each machine also has the metric without dimension
/// @param metrics the custom metrics themselves
/// @param publishing calls of PutMetricData
/// @param functions time and invocations of the publisher and of the handler of events
/// @param table reads and writes
/// @param logs of the functions
/// @param alarms and the dashboard
record MonthlyCost(
    int machines,
    boolean compat,
    double metrics,
    double publishing,
    double functions,
    double table,
    double logs,
    double alarms) {
  static final String ASSUMPTIONS =
      """
      A month is 30 days: 8,640 runs. All machines are STANDARD, none has the tag groundcrew:max-age, each starts once an hour
      and ends in that hour: two events. A machine has 2 metrics, 3 with COMPAT_METRICS; an item of the table has less than 1 KB,
      0.75 KB where eight kilobytes of a scan cost one read; functions have 1 GB; an invocation logs 1 KB. Seven alarms: five
      look at one metric, the one over LatestOutcome at each machine's, that over Overdue at none. Seconds of a run and of an
      event are measured with the usual share of the quota, 0.5; where runs were virtual, 3 seconds are added for all but the
      reading. Left out, as no more than cents: the schedule, the widget's calls, storage. No free tier.\
      """;

  private static final int HOURS = 30 * 24;
  private static final int RUNS = HOURS * 12;
  private static final double EVENTS = 2.0 * HOURS;
  private static final int FIRST_METRICS = 10_000;
  private static final int METRICS_OF_CALL = 1000;

  /// MachinesInTrouble and OldestReadingSeconds.
  private static final int METRICS_OF_ALL = 2;

  private static final double FUNCTION_GIGABYTES = 1;
  private static final double LOG_GIGABYTES = 1e-6;
  private static final double ITEM_KILOBYTES = 0.75;

  /// The scan reads without asking for consistency, which is half the price.
  private static final double SCANNED_KILOBYTES_OF_UNIT = 8;

  private static final int ALARMS_OF_ONE_METRIC = 5;

  /// What a query of an alarm processes at most.
  private static final int MOST_OF_QUERY = 10_000;

  static MonthlyCost of(Usage usage, boolean compat) {
    var machines = usage.machines();
    var count = machines * (compat ? 3 : 2) + METRICS_OF_ALL;
    var events = EVENTS * machines;
    var seconds = RUNS * usage.secondsOfRun() + events * usage.secondsOfEvent();
    var scanned = machines * ITEM_KILOBYTES / SCANNED_KILOBYTES_OF_UNIT;
    return new MonthlyCost(
        machines,
        compat,
        FIRST_METRIC.of(Math.min(count, FIRST_METRICS))
            + NEXT_METRIC.of(Math.max(0, count - FIRST_METRICS)),
        PUT_METRIC_DATA.of((double) RUNS * Math.ceilDiv(count, METRICS_OF_CALL) + events),
        GIGABYTE_SECOND.of(seconds * FUNCTION_GIGABYTES) + INVOCATION.of(RUNS + events),
        WRITE_UNIT.of(RUNS * usage.readingsOfRun() + events)
            + READ_UNIT.of(RUNS * scanned + events),
        LOG_GIGABYTE.of((RUNS + events) * LOG_GIGABYTES),
        ALARM_METRIC.of(ALARMS_OF_ONE_METRIC + Math.min(machines, MOST_OF_QUERY))
            + DASHBOARD.dollars());
  }

  double total() {
    return metrics + publishing + functions + table + logs + alarms;
  }
}
