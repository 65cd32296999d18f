package groundcrew.stepfn.publish;

import groundcrew.common.Json;
import java.time.Duration;
import java.util.List;

/// What became of a run.
///
/// @param machines how many there are
/// @param read how many of them were read in this run
/// @param late how many were not, because the share of the quota or the time was used up
/// @param removed how many are gone and were forgotten
/// @param metrics how many values were published
/// @param inTrouble how many machines have ended badly or are overdue
/// @param oldestReading age of the oldest reading
/// @param failed machines that could not be read, stored, judged or published, and why
/// @param broken whether the run did not do what it is for
public record PublishReport(
    int machines,
    int read,
    int late,
    int removed,
    int metrics,
    int inTrouble,
    Duration oldestReading,
    List<Entry> failed,
    boolean broken) {
  /// One machine, or what stands for several, and its reason.
  public record Entry(String machine, String reason) {}

  public PublishReport {
    failed = List.copyOf(failed);
  }

  /// Returns the function's answer.
  public String json() {
    var answer =
        Json.object()
            .put("machines", machines)
            .put("read", read)
            .put("late", late)
            .put("removed", removed)
            .put("metrics", metrics)
            .put("inTrouble", inTrouble)
            .put("oldestReadingSeconds", oldestReading.toSeconds());
    var array = answer.putArray("failed");
    failed.forEach(
        entry -> array.addObject().put("machine", entry.machine()).put("reason", entry.reason()));
    return Json.write(answer);
  }
}
