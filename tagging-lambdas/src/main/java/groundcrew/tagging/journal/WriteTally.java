package groundcrew.tagging.journal;

import groundcrew.tagging.resources.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Counts what became of the resources that were to be written, by several parts at a time.
public final class WriteTally {
  private final List<Refused> refused = new ArrayList<>();
  private int done;
  private int planned;
  private int left;

  /// A resource that refused, and why.
  public record Refused(String arn, String code, String message) {}

  synchronized void add(Map<String, Written> part) {
    part.forEach(this::add);
  }

  private void add(String arn, Written written) {
    switch (written) {
      case Written.Done _ -> done++;
      case Written.Refused no -> refused.add(new Refused(arn, no.code(), no.message()));
      case Written.Left _ -> left++;
    }
  }

  synchronized void planned(int resources) {
    planned += resources;
  }

  /// Returns how many were written.
  public int done() {
    return done;
  }

  /// Returns how many would have been written.
  public int planned() {
    return planned;
  }

  /// Returns how many were not reached and have to be written later.
  public int left() {
    return left;
  }

  /// Returns those that refused for good.
  public List<Refused> refused() {
    return List.copyOf(refused);
  }
}
