package groundcrew.local.lambda;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What kept a mapping from working: each fault once until somebody takes it, since a poller meets
/// it again and again.
final class PollerProblems {
  private static final Logger LOG = LoggerFactory.getLogger(PollerProblems.class);

  private final Mapping mapping;
  private final Set<String> sentences = new LinkedHashSet<>();

  PollerProblems(Mapping mapping) {
    this.mapping = mapping;
  }

  synchronized void report(String doing, String fault) {
    var text =
        "event source %s of %s, %s: %s"
            .formatted(mapping.queueArn(), mapping.functionArn(), doing, fault);
    if (sentences.add(text)) {
      LOG.warn("{}", text);
    }
  }

  synchronized List<String> take() {
    var taken = List.copyOf(sentences);
    sentences.clear();
    return taken;
  }
}
