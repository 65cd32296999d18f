package groundcrew.bench.tagging;

import static groundcrew.bench.Price.ALARM_METRIC;
import static groundcrew.bench.Price.DASHBOARD;
import static groundcrew.bench.Price.FIRST_METRIC;
import static groundcrew.bench.Price.GIGABYTE_SECOND;
import static groundcrew.bench.Price.INVOCATION;
import static groundcrew.bench.Price.LOG_GIGABYTE;
import static groundcrew.bench.Price.OBJECT_GET;
import static groundcrew.bench.Price.OBJECT_PUT;
import static groundcrew.bench.Price.QUEUE_REQUEST;

import groundcrew.bench.tagging.LeastCalls.Members;
import java.util.Collections;

/// The bill of a month for one level of tags, in US dollars.
///
/// @param alarms of the level, whatever the number of accounts
/// @param dashboard of the level, and its metrics, whatever the number of accounts
/// @param functions time and invocations
/// @param queues requests to SQS, most of them polls of empty queues
/// @param journal objects of the journal that are written, and looks at the newest and the undone
///   runs
/// @param logs of the functions
record MonthlyCost(
    int accounts,
    double alarms,
    double dashboard,
    double functions,
    double queues,
    double journal,
    double logs) {
  static final String ASSUMPTIONS =
      """
      A month is 30 days with one run a day. Each account has 4 regions with 500 resources; a run writes 1 % of them. Calls are
      the least possible, with the looks at the newest and the undone runs. A call of GetResources takes 0.2 s, one of TagResources
      1 s, any other 0.05 s, one after the other; functions have 1 GB. A message is one invocation, which logs 2 KB. Lambda polls
      two queues with five pollers, each every 20 s. Seven alarms; one dashboard, of which the first three of an account are
      free; five metrics, billed for two hours a day. Free of charge at AWS: Organizations, the tagging API, Resource Explorer,
      standard parameters, roles, SnapStart of Java functions. No free tier.\
      """;

  private static final int DAYS = 30;
  private static final int REGIONS = 4;
  private static final PlaceState NIGHT = new PlaceState(500, 5, 5, 1, 1);
  private static final int ALARMS = 7;
  private static final double METRICS = 5 * 2 / 24.0;
  private static final double POLLS = 2 * 5 * 3 * 60 * 24 * DAYS;

  private static final double LISTING_SECONDS = 0.2;
  private static final double WRITE_SECONDS = 1;
  private static final double OTHER_SECONDS = 0.05;
  private static final double LOG_GIGABYTES = 2e-6;

  static MonthlyCost of(int accounts) {
    var messages = accounts * REGIONS;
    var members = new Members(accounts, accounts);
    var calls = LeastCalls.of(members, Collections.nCopies(messages, NIGHT), messages, false);
    var listings = calls.of("tagging:GetResources");
    var writes = calls.of("tagging:TagResources");
    // A listing of objects costs as much as a write.
    var objects =
        calls.of(LeastCalls.PLANNED)
            + calls.of(LeastCalls.DONE)
            + calls.of(LeastCalls.RUNS)
            + calls.of(LeastCalls.UNDONE_RUNS);
    var seconds =
        listings * LISTING_SECONDS
            + writes * WRITE_SECONDS
            + (calls.total() - listings - writes) * OTHER_SECONDS;
    // Sent in batches, received and deleted one by one.
    var requests = calls.of("sqs:SendMessageBatch") + 2L * messages;
    return new MonthlyCost(
        accounts,
        ALARM_METRIC.of(ALARMS),
        DASHBOARD.of(1) + FIRST_METRIC.of(METRICS),
        DAYS * (GIGABYTE_SECOND.of(seconds) + INVOCATION.of(messages + 1)),
        QUEUE_REQUEST.of(POLLS + (double) DAYS * requests),
        DAYS
            * (OBJECT_PUT.of((double) objects)
                + OBJECT_GET.of((double) calls.of(LeastCalls.NEWEST_RUN))),
        DAYS * LOG_GIGABYTE.of((messages + 1) * LOG_GIGABYTES));
  }

  double total() {
    return alarms + dashboard + functions + queues + journal + logs;
  }
}
