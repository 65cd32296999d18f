package groundcrew.local.metrics;

import groundcrew.local.arn.AccountRegion;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A Metrics Insights query: one line for each value of a dimension, the highest first.
///
/// @param dimensions exactly those that a metric must have
record InsightsQuery(
    Statistic statistic,
    String metric,
    String namespace,
    Set<String> dimensions,
    String groupBy,
    int limit,
    Duration period)
    implements MetricQuery {
  private static final int MOST_LINES = 500;
  private static final String NAME = "(\"[^\"]+\"|[A-Za-z_][A-Za-z0-9_]*)";
  private static final Pattern FORM =
      Pattern.compile(
          ("SELECT (?<function>[A-Z]+) ?\\( ?(?<metric>NAME) ?\\) FROM SCHEMA ?\\( ?(?<namespace>NAME)"
                  + "(?<dimensions>( ?, ?NAME)+) ?\\) GROUP BY (?<group>NAME)"
                  + " ORDER BY (?<order>[A-Z]+) ?\\( ?\\) DESC( LIMIT (?<limit>\\d{1,3}))?")
              .replace("NAME", NAME));

  /// Reads a query.
  ///
  /// @throws IllegalArgumentException for one of another form
  static InsightsQuery parse(String expression, Duration period) {
    var form = FORM.matcher(expression.strip().replaceAll("\\s+", " "));
    if (!form.matches() || !form.group("function").equals(form.group("order"))) {
      throw unknown(expression);
    }
    var dimensions =
        Arrays.stream(form.group("dimensions").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(InsightsQuery::unquoted)
            .collect(Collectors.toUnmodifiableSet());
    var group = unquoted(form.group("group"));
    var limit = Optional.ofNullable(form.group("limit")).map(Integer::parseInt).orElse(MOST_LINES);
    if (!dimensions.contains(group) || limit < 1 || limit > MOST_LINES) {
      throw unknown(expression);
    }
    return new InsightsQuery(
        Statistic.ofFunction(form.group("function")).orElseThrow(() -> unknown(expression)),
        unquoted(form.group("metric")),
        unquoted(form.group("namespace")),
        dimensions,
        group,
        limit,
        period);
  }

  @Override
  public Answered answer(MetricStore store, AccountRegion accountRegion, List<Window> windows) {
    var groups =
        store
            .metrics(accountRegion)
            .filter(m -> m.namespace().equals(namespace) && m.name().equals(metric))
            .filter(m -> m.dimensions().keySet().equals(dimensions))
            .collect(Collectors.groupingBy(m -> value(m)));
    ToDoubleFunction<Line> highest =
        line ->
            line.values().stream().flatMap(Optional::stream).mapToDouble(v -> v).max().orElse(0);
    var lines =
        groups.entrySet().stream()
            .map(group -> line(store, accountRegion, windows, group))
            .filter(line -> line.values().stream().anyMatch(Optional::isPresent))
            .sorted(
                Comparator.comparingDouble(highest)
                    .reversed()
                    .thenComparing(line -> line.group().toString()))
            .toList();
    return new Answered(lines.subList(0, Math.min(limit, lines.size())), lines.size() > MOST_LINES);
  }

  private Line line(
      MetricStore store,
      AccountRegion accountRegion,
      List<Window> windows,
      Map.Entry<String, List<Metric>> group) {
    var values =
        windows.stream()
            .map(window ->
                group.getValue().stream()
                    .flatMap(m -> store.read(accountRegion, m, window, Optional.empty()).stream())
                    .reduce(Statistics::and)
                    .map(statistic::of))
            .toList();
    return new Line(Map.of(groupBy, group.getKey()), values);
  }

  private String value(Metric metric) {
    return Objects.requireNonNull(metric.dimensions().get(groupBy));
  }

  private static String unquoted(String name) {
    return name.replace("\"", "");
  }

  private static IllegalArgumentException unknown(String expression) {
    return new IllegalArgumentException(
        "the expression is not known here: '%s'; known is SELECT MAX(metric) FROM SCHEMA(\"namespace\", Dimension) GROUP BY Dimension ORDER BY MAX() DESC LIMIT 500"
            .formatted(expression));
  }
}
