package groundcrew.tagging.tag;

import groundcrew.tagging.journal.WriteTally;
import groundcrew.tagging.journal.WriteTally.Refused;
import java.util.List;

/// What became of one order.
///
/// @param resources how many were looked at
/// @param tagged how many were written
/// @param planned how many would have been written
/// @param alreadyRight how many had nothing to be done
/// @param skipped how many must not be touched
/// @param left how many were not reached and come again
/// @param complete whether all resources were looked at
/// @param failed those that refused for good
public record TagReport(
    int resources,
    int tagged,
    int planned,
    int alreadyRight,
    int skipped,
    int left,
    boolean complete,
    List<Refused> failed) {
  public TagReport {
    failed = List.copyOf(failed);
  }

  /// Tells whether doing the order again can do more.
  public boolean unfinished() {
    return left > 0 || !complete;
  }

  /// Counts resources while an order is carried out.
  static final class Counter {
    int resources;
    int alreadyRight;
    int skipped;
    boolean complete = true;

    TagReport report(WriteTally tally) {
      return new TagReport(
          resources,
          tally.done(),
          tally.planned(),
          alreadyRight,
          skipped,
          tally.left(),
          complete,
          tally.refused());
    }
  }
}
