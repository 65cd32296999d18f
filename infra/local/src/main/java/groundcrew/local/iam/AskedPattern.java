package groundcrew.local.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A resource with wildcards in a statement that allows, and the resources of the calls that needed
/// the statement.
///
/// Calls justify a wildcard that stood for different values. What it stood for always, segment by
/// segment (a segment ends at `:` or `/`), the pattern could name. That a `*` alone always stood
/// for one partition and service says nothing: the action names its service.
///
/// @param asked resources by the pattern, which differs by account where it names the account
public record AskedPattern(Map<String, Set<String>> asked) {
  private static final int PARTITION_AND_SERVICE = 3;
  private static final String ANYTHING = "*";

  /// Adds a call to the patterns of a statement, which are kept by their place in it.
  static void add(
      Statement statement,
      AuthorizationRequest request,
      Map<Integer, Map<String, Set<String>>> patterns) {
    for (var i = 0; i < statement.resources().size(); i++) {
      var pattern = Condition.resolve(statement.id(), statement.resources().get(i), request);
      if (pattern.contains(ANYTHING)) {
        var asked =
            patterns
                .computeIfAbsent(i, place -> new TreeMap<>())
                .computeIfAbsent(pattern, text -> new TreeSet<>());
        if (Globs.matches(pattern, request.resource())) {
          asked.add(request.resource());
        }
      }
    }
  }

  /// Returns why the pattern is wider than needed; empty where the calls justify it, and where they
  /// do not tell.
  ///
  /// @param open regular expressions of what no pattern can name, such as an id that the
  ///   configuration does not know
  public Optional<String> tooWide(Collection<String> open) {
    var shared =
        wildcards(open).stream()
            .map(AskedPattern::sharedSegments)
            .map(segments ->
                segments.stream().filter(s -> !s.isEmpty() && !s.equals(ANYTHING)).toList())
            .filter(segments -> !segments.isEmpty())
            .toList();
    return shared.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s is wider than needed, every call has %s there: %s"
                .formatted(asked.keySet(), shared, resources()));
  }

  /// Tells whether the calls say nothing of the pattern: there was none, or the action knows no
  /// resource.
  public boolean undecided() {
    return resources().isEmpty();
  }

  private Set<String> resources() {
    return asked.values().stream()
        .flatMap(Set::stream)
        .filter(resource -> !resource.equals(ANYTHING))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns what each wildcard stood for, in all accounts together.
  private List<Set<List<String>>> wildcards(Collection<String> open) {
    var values = new ArrayList<Set<List<String>>>();
    asked.forEach((pattern, resources) ->
        resources.stream()
            .filter(resource -> !resource.equals(ANYTHING))
            .map(resource -> values(pattern, resource, open))
            .forEach(found -> {
              for (var i = 0; i < found.size(); i++) {
                if (values.size() == i) {
                  values.add(new HashSet<>());
                }
                values.get(i).add(found.get(i));
              }
            }));
    return values;
  }

  private static List<List<String>> values(
      String pattern, String resource, Collection<String> open) {
    var parts = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote);
    var matcher = Pattern.compile(parts.collect(Collectors.joining("(.*?)"))).matcher(resource);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(pattern + " does not match " + resource);
    }
    var implied = pattern.equals(ANYTHING) ? PARTITION_AND_SERVICE : 0;
    return IntStream.rangeClosed(1, matcher.groupCount())
        .mapToObj(matcher::group)
        .map(value -> List.of(withoutOpen(value, open).split("[:/]", -1)))
        .map(segments -> segments.subList(Math.min(implied, segments.size()), segments.size()))
        .toList();
  }

  private static String withoutOpen(String value, Collection<String> open) {
    var rest = value;
    for (var regex : open) {
      rest = rest.replaceAll("(?<![^:/])(?:%s)(?![^:/])".formatted(regex), ANYTHING);
    }
    return rest;
  }

  private static List<String> sharedSegments(Set<List<String>> values) {
    var first = values.iterator().next();
    var shared = 0;
    while (shared < first.size() && all(values, shared, first.get(shared))) {
      shared++;
    }
    return first.subList(0, shared);
  }

  private static boolean all(Set<List<String>> values, int at, String segment) {
    return values.stream().allMatch(value -> value.size() > at && value.get(at).equals(segment));
  }
}
