package groundcrew.tagging.resources;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import groundcrew.common.Deadline;
import groundcrew.common.Pacer;
import groundcrew.common.Retries;
import groundcrew.tagging.member.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Carries out edits in the fewest calls there can be, several at a time, and tries again what may
/// pass.
public final class WriteTags {
  private final ResourceTags resourceTags;
  private final PacedCalls calls;
  private final Retries retries;

  /// @param pace of the calls in one account and region
  /// @param retries of the resources that AWS throttled or failed at
  /// @param atOnce calls in flight: one call takes AWS longer than the pace between two
  public WriteTags(ResourceTags resourceTags, Pacer pace, Retries retries, int atOnce) {
    this.resourceTags = resourceTags;
    this.calls = new PacedCalls(pace, atOnce);
    this.retries = retries;
  }

  /// Writes the edits, by ARN, and returns what became of each.
  public Map<String, Written> write(Target target, Map<String, Edit> edits, Deadline deadline) {
    var work = new Work(target, edits, deadline);
    work.put();
    work.remove();
    return work.written;
  }

  private final class Work {
    private final Target target;
    private final Map<String, Edit> edits;
    private final Deadline deadline;
    private final Map<String, Written> written = new LinkedHashMap<>();

    Work(Target target, Map<String, Edit> edits, Deadline deadline) {
      this.target = target;
      this.edits = edits;
      this.deadline = deadline;
      edits.keySet().forEach(arn -> written.put(arn, new Written.Done()));
    }

    void put() {
      grouped(Edit::put)
          .filter(group -> !group.getKey().isEmpty())
          .forEach(group -> call(group.getValue(), arns -> put(arns, group.getKey())));
    }

    void remove() {
      grouped(Edit::remove)
          .filter(group -> !group.getKey().isEmpty())
          .forEach(group -> call(group.getValue(), arns -> remove(arns, group.getKey())));
    }

    private List<Refusal> put(List<String> arns, SortedMap<String, String> tags) {
      return resourceTags.put(target, arns, tags);
    }

    private List<Refusal> remove(List<String> arns, SortedSet<String> keys) {
      return resourceTags.remove(target, arns, keys);
    }

    /// Returns the resources that are still to be written, by what they share.
    private <K> Stream<Map.Entry<K, List<String>>> grouped(Function<Edit, K> shared) {
      return edits.entrySet().stream()
          .filter(edit -> written.get(edit.getKey()) instanceof Written.Done)
          .collect(
              groupingBy(
                  edit -> shared.apply(edit.getValue()),
                  LinkedHashMap::new,
                  mapping(Map.Entry::getKey, toList())))
          .entrySet()
          .stream();
    }

    private void call(List<String> arns, Function<List<String>, List<Refusal>> call) {
      var rounds = new Rounds(arns, some -> calls.call(target, some, deadline, call), written);
      retries
          .until(List::isEmpty, deadline, rounds::next)
          .ifPresentOrElse(rounds::giveUp, rounds::leave);
      verify(rounds.suspects());
    }

    /// Looks at what AWS failed at and did not do later: it may have been written all the same.
    private void verify(List<Refusal> unsure) {
      var now = new LinkedHashMap<String, Resource>();
      resourceTags
          .find(target, unsure.stream().map(Refusal::arn).toList())
          .forEach(resource -> now.put(resource.arn(), resource));
      for (var refusal : unsure) {
        var resource = now.get(refusal.arn());
        var edit = edits.get(refusal.arn());
        if (resource == null || edit == null || !resource.satisfies(edit)) {
          written.put(refusal.arn(), new Written.Refused(refusal.code(), refusal.message()));
        }
      }
    }
  }
}
