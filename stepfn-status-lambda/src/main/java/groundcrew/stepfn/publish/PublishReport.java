package groundcrew.stepfn.publish;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/// The report of a run, and the answer of the function.
///
/// @param machines number of machines
/// @param read number of machines that were read in this run
/// @param late number of machines that were not read because the quota or the time was used up
/// @param removed number of deleted machines whose status was removed
/// @param metrics number of published values
/// @param inTrouble number of machines whose outcome is not a success, or that are overdue
/// @param oldestReadingSeconds age of the oldest reading
/// @param failed machines that could not be read, stored, evaluated or published, with the reason
/// @param broken whether the run as a whole failed
public record PublishReport(
    int machines,
    int read,
    int late,
    int removed,
    int metrics,
    int inTrouble,
    long oldestReadingSeconds,
    List<Entry> failed,
    @JsonIgnore boolean broken) {
  /// A failure.
  ///
  /// @param machine name of the machine, or what failed as a whole
  public record Entry(String machine, String reason) {}

  /// Returns the report of a run that does nothing, because another one is under way.
  static PublishReport skipped() {
    return new PublishReport(
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        List.of(new Entry("this run", "was skipped: another run is under way")),
        false);
  }

  public PublishReport {
    failed = List.copyOf(failed);
  }
}
