package groundcrew.bench.guardian;

import static groundcrew.bench.Price.ALARM_METRIC;
import static groundcrew.bench.Price.DASHBOARD;
import static groundcrew.bench.Price.FIRST_METRIC;
import static groundcrew.bench.Price.GET_METRIC_DATA;
import static groundcrew.bench.Price.GIGABYTE_SECOND;
import static groundcrew.bench.Price.INVOCATION;
import static groundcrew.bench.Price.LOG_GIGABYTE;
import static groundcrew.bench.Price.NEXT_METRIC;
import static groundcrew.bench.Price.PUT_METRIC_DATA;
import static groundcrew.bench.Price.QUEUE_REQUEST;
import static groundcrew.bench.Price.READ_UNIT;
import static groundcrew.bench.Price.WRITE_UNIT;

/// The bill of a month, in US dollars.
///
/// @param workload what the machines are, and how often they run
/// @param metrics the custom metrics themselves
/// @param publishing calls of PutMetricData
/// @param reading metrics that GetMetricData requests, of EXPRESS machines
/// @param functions time and invocations of the publisher and of the handler of events
/// @param queue requests to the queue of events
/// @param table reads and writes
/// @param logs of the functions
/// @param alarms and the dashboard
record MonthlyCost(
    int machines,
    Workload workload,
    double metrics,
    double publishing,
    double reading,
    double functions,
    double queue,
    double table,
    double logs,
    double alarms) {
  static final String ASSUMPTIONS =
      """
      A month is 30 days: 8,640 runs. No machine has the tag groundcrew:max-age. An execution of a STANDARD machine sends two
      events, each in an invocation of its own: what batches save is left out. Such a machine has 2 metrics, 3 with
      COMPAT_METRICS, an EXPRESS machine 1, for which each run requests 4 of AWS; all together have 5. An item of the table has
      less than 1 KB, 0.75 KB where eight kilobytes of a scan cost one read; functions have 1 GB; an invocation logs 1 KB. Ten
      alarms: eight look at one metric, the one over LatestOutcome at each machine's and at that of none, that over Overdue at
      that of none. An event takes three requests to its queue, which is also polled 15 times a minute. Seconds of a run and of an
      event are measured with the usual share of the quota, 0.5; where runs were virtual, 3 seconds are added for all but the
      reading. Left out, as no more than cents: the schedule, the widget's calls, messages, storage. No free tier.\
      """;

  private static final int HOURS = 30 * 24;
  private static final int RUNS = HOURS * 12;
  private static final int FIRST_METRICS = 10_000;
  private static final int METRICS_OF_CALL = 1000;

  /// MachinesInTrouble, OldestReadingSeconds and ReadingsLate; and LatestOutcome and Overdue of
  /// none.
  private static final int METRICS_OF_ALL = 5;

  /// Succeeded, failed, timed out and aborted executions.
  private static final int REQUESTED_METRICS = 4;

  /// An event is sent, received and deleted.
  private static final int REQUESTS_OF_EVENT = 3;

  /// Lambda polls a queue by five connections, for 20 seconds each.
  private static final double POLLS = 15.0 * 60 * HOURS;

  /// The lease is taken and released.
  private static final int LEASE_WRITES = 2;

  private static final double FUNCTION_GIGABYTES = 1;
  private static final double LOG_GIGABYTES = 1e-6;
  private static final double ITEM_KILOBYTES = 0.75;

  /// The scan reads without asking for consistency, which is half the price.
  private static final double SCANNED_KILOBYTES_OF_UNIT = 8;

  private static final int ALARMS_OF_ONE_METRIC = 8;

  /// Those of no machine, which the two queries look at.
  private static final int METRICS_OF_NONE = 2;

  /// What a query of an alarm processes at most.
  private static final int MOST_OF_QUERY = 10_000;

  static MonthlyCost of(Usage usage, Workload workload) {
    var machines = usage.machines();
    var count = machines * workload.metrics() + METRICS_OF_ALL;
    var events = (double) HOURS * workload.eventsOfHour() * machines;
    var express = workload.express();
    var secondsOfRun = express ? Usage.OTHER_SECONDS : usage.secondsOfRun();
    var read = express ? machines : usage.readingsOfRun();
    var seconds = RUNS * secondsOfRun + events * usage.secondsOfEvent();
    var scanned = machines * ITEM_KILOBYTES / SCANNED_KILOBYTES_OF_UNIT;
    return new MonthlyCost(
        machines,
        workload,
        FIRST_METRIC.of(Math.min(count, FIRST_METRICS))
            + NEXT_METRIC.of(Math.max(0, count - FIRST_METRICS)),
        PUT_METRIC_DATA.of((double) RUNS * Math.ceilDiv(count, METRICS_OF_CALL) + events),
        express ? GET_METRIC_DATA.of((double) RUNS * REQUESTED_METRICS * machines) : 0,
        GIGABYTE_SECOND.of(seconds * FUNCTION_GIGABYTES) + INVOCATION.of(RUNS + events),
        QUEUE_REQUEST.of(POLLS + events * REQUESTS_OF_EVENT),
        WRITE_UNIT.of(RUNS * (read + LEASE_WRITES) + events)
            + READ_UNIT.of(RUNS * scanned + events),
        LOG_GIGABYTE.of((RUNS + events) * LOG_GIGABYTES),
        ALARM_METRIC.of(ALARMS_OF_ONE_METRIC + METRICS_OF_NONE + Math.min(machines, MOST_OF_QUERY))
            + DASHBOARD.dollars());
  }

  double total() {
    return metrics + publishing + reading + functions + queue + table + logs + alarms;
  }
}
