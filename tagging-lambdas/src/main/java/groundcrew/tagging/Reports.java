package groundcrew.tagging;

import groundcrew.common.Json;
import groundcrew.common.RequestLog;
import groundcrew.tagging.journal.WriteTally.Refused;
import groundcrew.tagging.message.Order;
import groundcrew.tagging.queue.Outcome;
import groundcrew.tagging.tag.TagReport;
import groundcrew.tagging.undo.RestoreTags.RestoreReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Writes what became of an order into the log, and tells what becomes of its message.
final class Reports {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

  private Reports() {}

  static Outcome outcome(TagReport report) {
    return outcome(report.unfinished(), report.left(), report.tagged());
  }

  static Outcome outcome(RestoreReport report) {
    return outcome(report.unfinished(), report.tally().left(), report.tally().done());
  }

  /// Work that came to nothing is received again and so ends in the dead-letter queue some day;
  /// work that went on goes on.
  private static Outcome outcome(boolean unfinished, int left, int done) {
    if (!unfinished) {
      return new Outcome.Done();
    }
    return done > 0
        ? new Outcome.GoesOn()
        : new Outcome.Again("%d resources are left".formatted(left));
  }

  static void log(Order order, TagReport report) {
    refused(report.failed());
    var fields = place(order);
    fields.put("resources", report.resources());
    fields.put("tagged", report.tagged());
    fields.put("planned", report.planned());
    fields.put("alreadyRight", report.alreadyRight());
    fields.put("skipped", report.skipped());
    fields.put("left", report.left());
    fields.put("failed", report.failed().size());
    fields.put("reasons", reasons(report.failed()));
    RequestLog.fields(LOG, "tagged", fields);
  }

  static void log(Order order, RestoreReport report) {
    var tally = report.tally();
    refused(tally.refused());
    var fields = place(order);
    fields.put("restored", tally.done());
    fields.put("planned", tally.planned());
    fields.put("already", report.already());
    fields.put("skipped", report.skipped());
    fields.put("left", tally.left());
    fields.put("failed", tally.refused().size());
    fields.put("reasons", reasons(tally.refused()));
    RequestLog.fields(LOG, "restored", fields);
  }

  private static void refused(List<Refused> resources) {
    for (var one : resources) {
      RequestLog.fields(
          LOG,
          Level.WARN,
          "not tagged",
          Map.of("arn", one.arn(), "code", one.code(), "reason", one.message()));
    }
  }

  private static Map<String, Object> place(Order order) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("account", order.account());
    fields.put("region", order.region());
    // Not "level": the line has one already, its own.
    fields.put("tagLevel", order.level());
    fields.put("run", order.run());
    return fields;
  }

  private static String reasons(List<Refused> refused) {
    var times = new TreeMap<String, Integer>();
    refused.forEach(one -> times.merge(one.code(), 1, Integer::sum));
    var reasons = Json.object();
    times.forEach(reasons::put);
    return Json.write(reasons);
  }
}
