package groundcrew.stepfn.publish;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
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
    @JsonProperty("oldestReadingSeconds")
        @JsonFormat(shape = JsonFormat.Shape.NUMBER, pattern = "SECONDS")
        Duration oldestReading,
    List<Entry> failed,
    @JsonIgnore boolean broken) {
  /// One machine, or what stands for several, and its reason.
  public record Entry(String machine, String reason) {}

  public PublishReport {
    failed = List.copyOf(failed);
  }
}
