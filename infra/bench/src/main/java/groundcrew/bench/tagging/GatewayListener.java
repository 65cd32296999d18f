package groundcrew.bench.tagging;

import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RequestListener;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Sees at the gateway what its counts do not tell apart: which worker assumed the role of which
/// account, and which objects are plans, which are results, and which record a run.
final class GatewayListener implements RequestListener {
  /// A worker signs with the key of its own environment.
  private static final Pattern WORKER = Pattern.compile("Credential=([^/]+)/");

  private static final Pattern ROLE = Pattern.compile("RoleArn=([^&]+)");

  private final Set<String> rolesOfWorkers = ConcurrentHashMap.newKeySet();
  private final AtomicLong planned = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong runs = new AtomicLong();

  @Override
  public void answered(
      String method, URI uri, Map<String, List<String>> headers, byte[] body, RawAnswer answer) {
    if (method.equals("PUT") && uri.getPath().endsWith(".jsonl")) {
      (uri.getPath().endsWith("-done.jsonl") ? done : planned).incrementAndGet();
    }
    if (method.equals("PUT") && uri.getPath().contains("/runs/")) {
      runs.incrementAndGet();
    }
    var text = new String(body, StandardCharsets.UTF_8);
    if (text.startsWith("Action=AssumeRole&")) {
      var signature = headers.getOrDefault("authorization", List.of("")).getFirst();
      rolesOfWorkers.add(first(WORKER, signature) + " " + first(ROLE, text));
    }
  }

  /// Returns how many workers have assumed the role of how many accounts, together, since the cloud
  /// was started.
  long rolesOfWorkers() {
    return rolesOfWorkers.size();
  }

  long planned() {
    return planned.get();
  }

  long done() {
    return done.get();
  }

  long runs() {
    return runs.get();
  }

  private static String first(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text))
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group(1))
        .orElseThrow(() -> new IllegalStateException("no " + pattern + " in a call of AssumeRole"));
  }
}
