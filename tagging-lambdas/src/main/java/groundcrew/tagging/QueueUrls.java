package groundcrew.tagging;

import java.net.URI;

/// Parses queue URLs.
final class QueueUrls {
  private QueueUrls() {}

  /// Parses the URL of a queue.
  ///
  /// @throws IllegalArgumentException if the text is not an HTTP or HTTPS URL
  static URI parse(String text) {
    var url = URI.create(text);
    if (url.getScheme() == null || url.getHost() == null || !url.getScheme().startsWith("http")) {
      throw new IllegalArgumentException("not a URL");
    }
    return url;
  }
}
