package groundcrew.treebutton;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Parsers of the functions' variables. Each rejects a value with an [IllegalArgumentException].
final class ButtonValues {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int LONGEST_MESSAGE = 1000;

  private ButtonValues() {}

  static URI secureUrl(String text) {
    var url = URI.create(text);
    var host = Optional.ofNullable(url.getHost()).orElse("");
    var allowed =
        "https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && LOOPBACK.contains(host));
    if (host.isEmpty() || !allowed) {
      throw new IllegalArgumentException("not https");
    }
    return url;
  }

  static String message(String text) {
    if (text.length() > LONGEST_MESSAGE) {
      throw new IllegalArgumentException("too long");
    }
    return text;
  }

  static Function<String, Integer> whole(int lowest, int highest) {
    return text -> {
      var number = Integer.parseInt(text);
      if (number < lowest || number > highest) {
        throw new IllegalArgumentException("out of range");
      }
      return number;
    };
  }

  static Duration duration(String text) {
    var duration = Duration.parse(text);
    if (duration.isNegative()) {
      throw new IllegalArgumentException("negative");
    }
    return duration;
  }
}
