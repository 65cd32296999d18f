package groundcrew.bench.tagging;

import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RequestListener;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Sees at the gateway when work in an account begins and when its last resource is written.
///
/// @param next is shown everything too
record Timing(AtomicLong begun, AtomicLong ended, RequestListener next) implements RequestListener {
  Timing(RequestListener next) {
    this(new AtomicLong(), new AtomicLong(), next);
  }

  @Override
  public void answered(
      String method, URI uri, Map<String, List<String>> headers, byte[] body, RawAnswer answer) {
    var target = headers.getOrDefault("x-amz-target", List.of("")).getFirst();
    // What a level reads before it looks at a resource.
    if (target.endsWith(".GetParametersByPath")) {
      begun.compareAndSet(0, System.nanoTime());
    }
    if (target.endsWith(".TagResources")) {
      ended.set(System.nanoTime());
    }
    next.answered(method, uri, headers, body, answer);
  }

  double seconds() {
    return (ended.get() - begun.get()) / 1e9;
  }
}
