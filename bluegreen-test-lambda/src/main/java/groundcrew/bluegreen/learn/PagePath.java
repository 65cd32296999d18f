package groundcrew.bluegreen.learn;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/// A path that a list may have.
///
/// @param path as clients request it, without query and path parameters
/// @param pattern the same for all paths that differ in their ids
record PagePath(String path, String pattern) {
  private static final int LONGEST = 1_000;

  /// Returns the path of a URL or a request target, or empty if no list may have it.
  ///
  /// A query is dropped, names and values: values are what people typed, and without them the names
  /// ask for nothing.
  static Optional<PagePath> of(String url) {
    var path = path(url);
    if (path.length() > LONGEST || path.indexOf('#') >= 0) {
      return Optional.empty();
    }
    var segments = path.split("/", -1);
    var kept = new ArrayList<String>(segments.length);
    var folded = new ArrayList<String>(segments.length);
    for (var segment : segments) {
      var own = withoutParameters(segment);
      var pattern = decode(own).flatMap(Segment::fold);
      if (pattern.isEmpty()) {
        return Optional.empty();
      }
      kept.add(own.replace(" ", "%20"));
      folded.add(pattern.get());
    }
    return Optional.of(new PagePath(String.join("/", kept), String.join("/", folded)));
  }

  /// Returns path and query of a URL.
  static String target(String url) {
    var scheme = url.indexOf("://");
    if (scheme < 0) {
      return url.startsWith("/") ? url : "/" + url;
    }
    for (var at = scheme + 3; at < url.length(); at++) {
      var here = url.charAt(at);
      if (here == '/') {
        return url.substring(at);
      }
      if (here == '?' || here == '#') {
        return "/" + url.substring(at);
      }
    }
    return "/";
  }

  private static String path(String url) {
    var target = target(url);
    var query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /// A session's id may stand behind a semicolon.
  private static String withoutParameters(String segment) {
    var semicolon = segment.indexOf(';');
    return semicolon < 0 ? segment : segment.substring(0, semicolon);
  }

  /// Returns the text without percent-encoding, or empty if that is malformed.
  static Optional<String> decode(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    try {
      // A plus sign is itself in a path.
      return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
