package groundcrew.tagging;

import java.net.URI;

/// Reads the URLs of queues.
final class QueueUrls {
  private QueueUrls() {}

  /// @throws IllegalArgumentException if the text is no URL
  static URI parse(String text) {
    var url = URI.create(text);
    if (url.getScheme() == null || url.getHost() == null || !url.getScheme().startsWith("http")) {
      throw new IllegalArgumentException("no URL");
    }
    return url;
  }
}
