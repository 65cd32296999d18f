package groundcrew.bench.cold;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Names a request by its service and operation, in whatever protocol it comes.
final class CallName {
  private static final Pattern SERVICE =
      Pattern.compile("Credential=[^/]+/\\d{8}/[^/]+/([^/]+)/aws4_request");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

  private CallName() {}

  /// @param headers by lower-case name
  static String of(String method, Map<String, List<String>> headers, byte[] body) {
    var found = SERVICE.matcher(first(headers, "authorization"));
    var service = found.find() ? found.group(1) : "unsigned";
    var target = first(headers, "x-amz-target");
    if (!target.isEmpty()) {
      return service + ":" + target.substring(target.lastIndexOf('.') + 1);
    }
    var action = ACTION.matcher(new String(body, StandardCharsets.UTF_8));
    return service + ":" + (action.find() ? action.group(1) : method);
  }

  private static String first(Map<String, List<String>> headers, String name) {
    var values = headers.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /// Returns the service of a call, as the call is signed for it.
  static String service(String call) {
    return call.substring(0, call.indexOf(':'));
  }
}
