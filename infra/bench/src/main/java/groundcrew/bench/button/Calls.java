package groundcrew.bench.button;

import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RequestListener;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// Sees at the gateway what is called for which press, and when it stands.
final class Calls implements RequestListener {
  private static final Pattern PRESS = Pattern.compile("button-\\d+-\\d+-\\d+");
  private static final Pattern SERVICE = Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([^/]+)/");
  private static final int FAILED = 300;

  private final Map<String, List<Call>> calls = new ConcurrentHashMap<>();

  /// A call that succeeded.
  ///
  /// @param nanos when it stood, as [System#nanoTime()] says it
  record Call(String operation, long nanos, String body) {
    boolean queuesJob() {
      return operation.equals("iot:CreateJob");
    }
  }

  @Override
  public void answered(
      String method, URI uri, Map<String, List<String>> headers, byte[] body, RawAnswer answer) {
    var now = System.nanoTime();
    if (answer.status() >= FAILED) {
      return;
    }
    var text = new String(body, StandardCharsets.ISO_8859_1);
    var press = PRESS.matcher(uri.getPath() + " " + text);
    if (press.find()) {
      calls
          .computeIfAbsent(press.group(), _ -> new CopyOnWriteArrayList<>())
          .add(new Call(operation(method, uri, headers), now, text));
    }
  }

  private static String operation(String method, URI uri, Map<String, List<String>> headers) {
    var service =
        Optional.of(SERVICE.matcher(header(headers, "authorization")))
            .filter(matcher -> matcher.find())
            .map(matcher -> matcher.group(1))
            .orElse("unsigned");
    var target = header(headers, "x-amz-target");
    if (!target.isEmpty()) {
      return service + ":" + target.substring(target.lastIndexOf('.') + 1);
    }
    return switch (service + " " + method) {
      case "iot PUT" -> "iot:CreateJob";
      case "iotdata POST" -> "iot:Publish";
      case "s3 PUT" -> "s3:PutObject";
      default -> "%s:%s %s".formatted(service, method, uri.getPath());
    };
  }

  private static String header(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }

  /// Returns the calls for a press, the first one first.
  List<Call> of(String press) {
    return List.copyOf(calls.getOrDefault(press, List.of()));
  }

  /// Returns when the print job of a press stood; empty where it does not.
  Optional<Long> queued(String press) {
    return of(press).stream().filter(Call::queuesJob).map(Call::nanos).findFirst();
  }
}
