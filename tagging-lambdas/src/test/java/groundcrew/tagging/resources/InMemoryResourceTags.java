package groundcrew.tagging.resources;

import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Resources in memory. Those that a test adds without a place are in account 222222222222 in
/// eu-west-1.
///
/// Pages hold a hundred resources, and after the first one comes an empty page. What is written
/// through this API is listed after the lag.
public final class InMemoryResourceTags implements ResourceTags {
  private static final String HOME = "222222222222 eu-west-1";
  private static final int PAGE = 100;

  private final InstantSource clock;
  private final Duration lag;
  private final Map<String, Map<String, Map<String, String>>> places = new LinkedHashMap<>();
  private final Map<String, List<Former>> formers = new HashMap<>();
  private final Map<String, List<ResourceFailure>> failures = new HashMap<>();
  private final List<List<String>> calls = new ArrayList<>();
  private final Map<String, String> poisoned = new HashMap<>();
  private int listings;
  private int pages;
  private int refusals;
  private volatile Consumer<List<String>> watch = arns -> {};
  private volatile Runnable beforeCall = () -> {};

  /// What a resource was until a write; null if it was unknown.
  private record Former(@Nullable Map<String, String> tags, Instant written) {}

  /// Creates resources whose tags are listed at once.
  public InMemoryResourceTags() {
    this(() -> Instant.EPOCH, Duration.ZERO);
  }

  /// @param lag time until a write is listed
  public InMemoryResourceTags(InstantSource clock, Duration lag) {
    this.clock = clock;
    this.lag = lag;
  }

  public InMemoryResourceTags add(String arn, Map<String, String> tags) {
    return add(HOME, arn, tags);
  }

  /// Adds a resource of another account or region.
  public InMemoryResourceTags add(TaskContext there, String arn, Map<String, String> tags) {
    return add(place(there), arn, tags);
  }

  private synchronized InMemoryResourceTags add(
      String place, String arn, Map<String, String> tags) {
    in(place).put(arn, new HashMap<>(tags));
    formers.remove(place + arn);
    return this;
  }

  /// Makes the next call fail for the resource.
  public synchronized InMemoryResourceTags fail(String arn, String code, Kind kind) {
    failures
        .computeIfAbsent(arn, _ -> new ArrayList<>())
        .add(new ResourceFailure(arn, code, "because", kind));
    return this;
  }

  /// Makes every call that includes the resource fail for all its resources.
  public synchronized void poison(String arn) {
    poisoned.put(arn, "an ARN is malformed");
  }

  /// Makes every call that includes the resource fail for all its resources, with a message that
  /// names it.
  public synchronized void poisonByName(String arn) {
    poisoned.put(arn, arn + " is not a valid AmazonResourceName");
  }

  /// Refuses the next tokens, as AWS does after 15 minutes.
  public synchronized void refuseTokens(int times) {
    refusals = times;
  }

  /// Sees the resources of each call that writes, just before it.
  public void watchEachCall(Consumer<List<String>> watcher) {
    watch = watcher;
  }

  /// Runs an action before each call that writes.
  public synchronized void beforeEachCall(Runnable action) {
    beforeCall = action;
  }

  public synchronized void remove(String arn) {
    in(HOME).remove(arn);
  }

  @Override
  public synchronized Page<Resource> page(TaskContext context, Optional<String> token) {
    pages++;
    if (token.isEmpty()) {
      listings++;
    } else if (refusals > 0 || !token.get().matches("(after|empty)-\\d+")) {
      refusals--;
      throw new RefusedTokenException(new IllegalStateException("expired"));
    }
    var from = token.map(text -> Integer.parseInt(text.replaceAll("\\D", ""))).orElse(0);
    var listed = listed(context).toList();
    if (token.isPresent() && token.get().startsWith("empty")) {
      return new Page<>(List.of(), Optional.of("after-" + from));
    }
    var to = Math.min(listed.size(), from + PAGE);
    var next = (from == 0 ? "empty-" : "after-") + to;
    return new Page<>(
        listed.subList(Math.min(from, to), to),
        to < listed.size() ? Optional.of(next) : Optional.empty());
  }

  @Override
  public synchronized Stream<Resource> find(TaskContext context, List<String> arns) {
    var asked = new HashSet<>(arns);
    return listed(context).filter(resource -> asked.contains(resource.arn())).toList().stream();
  }

  private Stream<Resource> listed(TaskContext context) {
    var place = place(context);
    return in(place).entrySet().stream()
        .flatMap(entry ->
            Optional.ofNullable(seen(place, entry.getKey(), entry.getValue())).stream()
                .map(tags -> new Resource(entry.getKey(), tags)));
  }

  private @Nullable Map<String, String> seen(String place, String arn, Map<String, String> tags) {
    var until = clock.instant().minus(lag);
    for (var former : formers.getOrDefault(place + arn, List.of())) {
      if (former.written().isAfter(until)) {
        return former.tags();
      }
    }
    return tags;
  }

  @Override
  public List<ResourceFailure> put(
      TaskContext context, List<String> arns, Map<String, String> tags) {
    return call(
        context,
        arns,
        (arn, resource) -> {
          if (Resource.ignoresKeyCase(arn)) {
            tags.keySet().forEach(key -> resource.keySet().removeIf(key::equalsIgnoreCase));
          }
          resource.putAll(tags);
        });
  }

  @Override
  public List<ResourceFailure> remove(
      TaskContext context, List<String> arns, Collection<String> keys) {
    return call(
        context,
        arns,
        (arn, resource) -> {
          if (Resource.ignoresKeyCase(arn)) {
            keys.forEach(key -> resource.keySet().removeIf(key::equalsIgnoreCase));
          }
          resource.keySet().removeAll(keys);
        });
  }

  private List<ResourceFailure> call(
      TaskContext context, List<String> arns, BiConsumer<String, Map<String, String>> change) {
    if (arns.isEmpty() || arns.size() > MAX_BATCH_SIZE) {
      throw new IllegalArgumentException("expected 1 to 20 resources, received " + arns.size());
    }
    watch.accept(arns);
    beforeCall.run();
    return answer(place(context), arns, change);
  }

  private synchronized List<ResourceFailure> answer(
      String place, List<String> arns, BiConsumer<String, Map<String, String>> change) {
    calls.add(List.copyOf(arns));
    for (var culprit : poisoned.entrySet()) {
      if (arns.contains(culprit.getKey())) {
        return arns.stream()
            .map(arn ->
                new ResourceFailure(
                    arn, "InvalidParameterException", culprit.getValue(), Kind.WHOLE_CALL))
            .toList();
      }
    }
    var failed = new ArrayList<ResourceFailure>();
    for (var arn : arns) {
      var waiting = failures.getOrDefault(arn, new ArrayList<>());
      if (waiting.isEmpty()) {
        write(place, arn, change);
      } else {
        failed.add(waiting.removeFirst());
      }
    }
    return failed;
  }

  private void write(String place, String arn, BiConsumer<String, Map<String, String>> change) {
    var before = in(place).get(arn);
    formers
        .computeIfAbsent(place + arn, _ -> new ArrayList<>())
        .add(new Former(before == null ? null : Map.copyOf(before), clock.instant()));
    change.accept(arn, in(place).computeIfAbsent(arn, _ -> new HashMap<>()));
  }

  private Map<String, Map<String, String>> in(String place) {
    return places.computeIfAbsent(place, _ -> new LinkedHashMap<>());
  }

  private static String place(TaskContext context) {
    return context.account() + " " + context.region();
  }

  public synchronized Map<String, String> tags(String arn) {
    return Map.copyOf(in(HOME).getOrDefault(arn, Map.of()));
  }

  /// Returns the tags of a resource of another account or region.
  public synchronized Map<String, String> tags(TaskContext there, String arn) {
    return Map.copyOf(in(place(there)).getOrDefault(arn, Map.of()));
  }

  /// Returns the resources as they are, whatever is listed.
  public synchronized List<Resource> all() {
    return in(HOME).entrySet().stream()
        .map(entry -> new Resource(entry.getKey(), entry.getValue()))
        .toList();
  }

  public synchronized List<List<String>> calls() {
    return List.copyOf(calls);
  }

  /// Returns how often the first page was listed.
  public synchronized int listings() {
    return listings;
  }

  /// Returns how many pages were listed.
  public synchronized int pages() {
    return pages;
  }
}
