package groundcrew.tagging.queue;

import groundcrew.common.RequestLog;
import groundcrew.common.StrictJson;
import groundcrew.tagging.journal.WriteTally.FailedResource;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.resources.RefusedTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Logs the result of a task: a line for each resource that failed, and one with all counts.
final class Reports {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

  private Reports() {}

  static void log(Task task, TaskReport report) {
    var tally = report.tally();
    for (var one : tally.failed()) {
      RequestLog.fields(
          LOG,
          Level.WARN,
          "resource failed",
          Map.of("arn", one.arn(), "code", one.code(), "reason", one.message()));
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("account", task.account());
    fields.put("region", task.region());
    // Not "level", which is the severity of the log line.
    fields.put("tagLevel", task.level());
    fields.put("run", task.run());
    fields.putAll(report.counts());
    fields.put("written", tally.done());
    fields.put("planned", tally.planned());
    fields.put("deferred", tally.deferred());
    fields.put("gone", tally.gone());
    fields.put("failed", tally.failed().size());
    fields.put("reasons", StrictJson.write(counts(tally.failed(), FailedResource::code)));
    fields.put(
        "types",
        StrictJson.write(counts(tally.failed(), failure -> RefusedTypes.type(failure.arn()))));
    RequestLog.fields(LOG, "task processed", fields);
  }

  private static Map<String, Integer> counts(
      List<FailedResource> failed, Function<FailedResource, String> by) {
    var counts = new TreeMap<String, Integer>();
    failed.forEach(one -> counts.merge(by.apply(one), 1, Integer::sum));
    return counts;
  }
}
