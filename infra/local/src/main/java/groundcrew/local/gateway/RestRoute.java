package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a REST operation is reached: a method, a path with labels such as `{FunctionName}`, and
/// what the query string must say.
record RestRoute(
    String operation,
    String method,
    Pattern path,
    List<String> labels,
    Map<String, List<String>> query) {
  private static final Pattern LABEL = Pattern.compile("\\{([^}+]+)(\\+?)}");

  /// Reads a model's `http`, whose `requestUri` is no URI yet.
  static RestRoute of(String operation, JsonNode http) {
    var parts = http.path("requestUri").asText().split("\\?", 2);
    var labels = new ArrayList<String>();
    var path = new StringBuilder();
    var label = LABEL.matcher(parts[0]);
    var end = 0;
    while (label.find()) {
      path.append(Pattern.quote(parts[0].substring(end, label.start())));
      // Only a label with a plus holds slashes.
      path.append(label.group(2).isEmpty() ? "([^/]+)" : "(.+)");
      labels.add(label.group(1));
      end = label.end();
    }
    path.append(Pattern.quote(parts[0].substring(end).replaceAll("/+$", "")));
    return new RestRoute(
        operation,
        http.path("method").asText(),
        // AWS takes a path with or without a slash at its end.
        Pattern.compile(path + "/?"),
        labels,
        parts.length == 2 ? query(parts[1]) : Map.of());
  }

  /// Tells how much of a call the route fixes: where two match, the one that fixes more is meant.
  int weight() {
    return 10 * query.size() - labels.size();
  }

  /// Returns the values of the labels, decoded; nothing where the route is another call's.
  Optional<Map<String, String>> match(Request request) {
    var found = path.matcher(Optional.ofNullable(request.uri().getRawPath()).orElse("/"));
    var asked = query(request.uri());
    if (!method.equals(request.method())
        || !found.matches()
        || !asked.entrySet().containsAll(query.entrySet())) {
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, String>();
    for (var i = 0; i < labels.size(); i++) {
      values.put(labels.get(i), decode(found.group(i + 1).replace("+", "%2B")));
    }
    return Optional.of(values);
  }

  /// Returns the values of a query string by name, in their order.
  static Map<String, List<String>> query(URI uri) {
    return query(Optional.ofNullable(uri.getRawQuery()).orElse(""));
  }

  private static Map<String, List<String>> query(String raw) {
    var query = new LinkedHashMap<String, List<String>>();
    Arrays.stream(raw.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(pair ->
            query
                .computeIfAbsent(decode(pair[0]), name -> new ArrayList<>())
                .add(pair.length == 2 ? decode(pair[1]) : ""));
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
