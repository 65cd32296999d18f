package groundcrew.tagging.resources;

import groundcrew.common.Deadline;
import groundcrew.common.Json;
import groundcrew.common.Retries;
import groundcrew.tagging.message.TagOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives the resources of an account and region the tags of a level, and writes down what the level
/// owns.
public final class TagResources {
  private static final String OUT_OF_TIME = "OutOfTime";

  private final ResourceTags resourceTags;
  private final TagParameters parameters;
  private final Retries retries;

  public TagResources(ResourceTags resourceTags, TagParameters parameters, Retries retries) {
    this.resourceTags = resourceTags;
    this.parameters = parameters;
    this.retries = retries;
  }

  /// Carries out the order; resources that refuse are in the report.
  public TagReport tag(TagOrder order, Deadline deadline) {
    var work = new Work(order, deadline);
    work.list();
    work.write();
    work.publish();
    return work.report();
  }

  private final class Work {
    private final TagOrder order;
    private final Deadline deadline;
    private final Target target;
    private final List<Refusal> failed = new ArrayList<>();
    private List<String> wrong = new ArrayList<>();
    private int resources;
    private int alreadyRight;
    private int skipped;
    private int written;

    Work(TagOrder order, Deadline deadline) {
      this.order = order;
      this.deadline = deadline;
      this.target = new Target(order.account(), order.region(), order.run().toString());
    }

    void list() {
      try (var all = resourceTags.all(target)) {
        all.forEach(this::sort);
      }
    }

    private void sort(Resource resource) {
      resources++;
      if (resource.stack()) {
        skipped++;
      } else if (resource.has(order.tags())) {
        alreadyRight++;
      } else {
        wrong.add(resource.arn());
      }
    }

    void write() {
      failed.addAll(retries.until(List::isEmpty, this::round));
    }

    /// Writes what is left and returns what may pass the next time; the other refusals are final.
    private List<Refusal> round() {
      var again = new ArrayList<Refusal>();
      for (var start = 0; start < wrong.size(); start += ResourceTags.LARGEST_BATCH) {
        var end = Math.min(wrong.size(), start + ResourceTags.LARGEST_BATCH);
        var batch = wrong.subList(start, end);
        if (deadline.passed()) {
          // Not tried again here: the record's next receive has a whole invocation's time.
          batch.forEach(arn -> failed.add(new Refusal(arn, OUT_OF_TIME, "no time was left", true)));
          continue;
        }
        var refusals = resourceTags.put(target, batch, order.tags());
        written += batch.size() - refusals.size();
        refusals.forEach(refusal -> (refusal.mayPass() ? again : failed).add(refusal));
      }
      wrong = again.stream().map(Refusal::arn).toList();
      return again;
    }

    void publish() {
      var value = Json.object();
      order.keys().forEach(value.putArray("keys")::add);
      value.put("level", order.level());
      order.tags().forEach(value.putObject("tags")::put);
      var text = Json.write(value);
      if (!parameters.read(target, order.level()).equals(Optional.of(text))) {
        parameters.write(target, order.level(), text);
      }
    }

    TagReport report() {
      return new TagReport(resources, written, alreadyRight, skipped, failed);
    }
  }
}
