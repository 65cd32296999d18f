package groundcrew.demo.soak;

import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A run that does everything right, without a cloud: what is left to a test is to spoil it.
final class PerfectRun {
  static final Set<String> KEYS = Set.of("cost_centre", "environment", "owner");
  static final String RUN = "2026-01-31T02:00:00Z";
  private static final String MESSAGE = "12345678-1234-1234-1234-123456789012";
  private static final SoakSize SIZE = new SoakSize(8, 1800, 1);

  final Fixture fixture = SIZE.fixture(3);
  final Victims victims = Victims.choose(fixture, KEYS, SIZE.largeAccounts(fixture), 3);
  final Snapshot before = Snapshot.of(fixture, KEYS);
  final Map<String, String> objects = new TreeMap<>();
  private final Map<String, Map<String, String>> accountTags =
      fixture.organization().accounts().stream()
          .collect(Collectors.toMap(Account::id, PerfectRun::owned));

  PerfectRun() {
    for (var resource : fixture.resources().all().toList()) {
      if (before.wanted(resource.account()) && victims.reachable(resource)) {
        visit(resource);
      }
    }
    before.accounts().stream()
        .map(account -> new Place(account, SoakSize.LAST_REGION))
        .filter(place -> !place.account().equals(victims.withoutRole()))
        .filter(place -> !place.equals(victims.disabled()))
        .forEach(
            place -> line(place, index(place), "{}", "skipped", "Resource Explorer has no index"));
  }

  RunJournal journal() {
    return RunJournal.of(objects, RUN);
  }

  TaggedCheck check() {
    return new TaggedCheck(fixture, KEYS, before, victims, journal());
  }

  /// Takes every line about a resource out of the journal.
  void forget(TaggedResource resource) {
    objects.replaceAll((key, text) ->
        text.lines()
            .filter(line -> !line.contains(resource.arn()))
            .collect(Collectors.joining("\n")));
  }

  void write(TaggedResource resource, Map<String, String> tags) {
    var _ =
        fixture
            .resources()
            .update(resource.account(), resource.region(), resource.arn(), now -> now.with(tags))
            .orElseThrow();
  }

  private void visit(TaggedResource resource) {
    var tags = accountTags.getOrDefault(resource.account(), Map.of());
    var seen = resource.everTagged() || !resource.region().equals(SoakSize.LAST_REGION);
    if (!seen) {
      return;
    }
    if (victims.untaggable(resource)) {
      line(Place.of(resource), resource.arn(), "{}", "skipped", "some reason");
      return;
    }
    if (resource.tags().entrySet().containsAll(tags.entrySet())) {
      return;
    }
    var note = resource.arn().equals(victims.twin().arn()) ? "has Environment" : "";
    var keys =
        tags.keySet().stream()
            .map("\"%s\":null"::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    line(Place.of(resource), resource.arn(), keys, "planned", note);
    write(resource, tags);
  }

  private void line(Place place, String arn, String keys, String outcome, String reason) {
    var key =
        "journal/%s/%s/%s/cloud-center/%s-1-1.jsonl"
            .formatted(RUN, place.account(), place.region(), MESSAGE);
    var because = reason.isEmpty() ? "" : ",\"reason\":\"" + reason + "\"";
    var line =
        "{\"arn\":\"%s\",\"before\":%s,\"after\":{},\"outcome\":\"%s\"%s}\n"
            .formatted(arn, keys, outcome, because);
    objects.merge(key, line, String::concat);
  }

  private static String index(Place place) {
    return "arn:aws:resource-explorer-2:%s:%s:index".formatted(place.region(), place.account());
  }

  private static Map<String, String> owned(Account account) {
    var tags = new TreeMap<>(account.tags());
    tags.keySet().retainAll(KEYS);
    return tags;
  }
}
