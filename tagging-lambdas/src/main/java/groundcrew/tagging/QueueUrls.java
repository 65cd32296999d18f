package groundcrew.tagging;

import java.net.URI;

/// Parses the URLs of queues.
final class QueueUrls {
  private QueueUrls() {}

  /// Returns the URL.
  ///
  /// @throws IllegalArgumentException if the text is not a URL
  static URI parse(String text) {
    var url = URI.create(text);
    if (url.getScheme() == null || url.getHost() == null || !url.getScheme().startsWith("http")) {
      throw new IllegalArgumentException("not a URL");
    }
    return url;
  }
}
