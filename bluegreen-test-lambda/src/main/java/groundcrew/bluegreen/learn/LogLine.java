package groundcrew.bluegreen.learn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/// What a line of an Application Load Balancer's access log says of a request.
///
/// @param method such as `GET`; `-` for a connection that sent no request
/// @param url as the client sent it, with scheme and host; blanks and quotes included
/// @param status that the client received; 0 where it received none
/// @param userAgent `-` without one
record LogLine(String method, String url, int status, String userAgent) {
  /// The number of a field, counted from 0. Fields after these may be added at any time.
  private static final int STATUS = 8;

  private static final int REQUEST = 12;
  private static final int USER_AGENT = 13;

  /// Returns the line, or empty if it is not one of an Application Load Balancer.
  ///
  /// @param from first byte
  /// @param to byte after the last one
  static Optional<LogLine> read(byte[] bytes, int from, int to) {
    var fields = new LogFields(bytes, from, to);
    var status = -1;
    var request = "";
    for (var field = 0; field <= USER_AGENT; field++) {
      if (!fields.next()) {
        return Optional.empty();
      }
      switch (field) {
        case STATUS -> status = status(fields);
        case REQUEST -> request = fields.quoted() ? fields.text() : "";
        default -> {}
      }
    }
    return status < 0 || request.isEmpty() || !fields.quoted()
        ? Optional.empty()
        : Optional.of(of(request, status, fields.text()));
  }

  /// A URL may have blanks: the method ends at the first one, the version begins at the last one.
  private static LogLine of(String request, int status, String userAgent) {
    var first = request.indexOf(' ');
    if (first < 0) {
      return new LogLine(request, "", status, userAgent);
    }
    var last = request.lastIndexOf(' ');
    var version = request.substring(last + 1);
    var end = version.startsWith("HTTP/") || version.equals("-") ? last : request.length();
    var url = first < end ? request.substring(first + 1, end) : "";
    return new LogLine(request.substring(0, first), url, status, userAgent);
  }

  /// Returns the status, 0 for none, and -1 for what is no status.
  private static int status(LogFields fields) {
    var text = fields.text();
    if (text.equals("-")) {
      return 0;
    }
    var digits = text.length() == 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(text) : -1;
  }

  /// The fields of a line, one by one. A field may be in quotes.
  private static final class LogFields {
    private static final int HEX = 16;

    private final byte[] bytes;
    private final int end;
    private int next;
    private int from;
    private int to;
    private boolean quoted;

    LogFields(byte[] bytes, int from, int end) {
      this.bytes = bytes;
      this.next = from;
      this.end = end;
    }

    /// Goes to the next field, and tells whether there is one.
    boolean next() {
      if (next >= end) {
        return false;
      }
      quoted = bytes[next] == '"';
      from = quoted ? next + 1 : next;
      to = from;
      while (to < end && !closes(to)) {
        to++;
      }
      if (quoted && to == end) {
        return false;
      }
      next = to + (quoted ? 2 : 1);
      return true;
    }

    /// A quote that no blank follows is part of the text.
    private boolean closes(int at) {
      return quoted
          ? bytes[at] == '"' && (at + 1 == end || bytes[at + 1] == ' ')
          : bytes[at] == ' ';
    }

    boolean quoted() {
      return quoted;
    }

    /// Returns the text. The load balancer writes quotes and what cannot be printed as `\x22`.
    String text() {
      for (var at = from; at < to; at++) {
        if (bytes[at] == '\\') {
          return unescaped();
        }
      }
      return new String(bytes, from, to - from, UTF_8);
    }

    private String unescaped() {
      var text = new byte[to - from];
      var length = 0;
      for (var at = from; at < to; at++) {
        var octet = escaped(at);
        text[length++] = octet < 0 ? bytes[at] : (byte) octet;
        at += octet < 0 ? 0 : 3;
      }
      return new String(text, 0, length, UTF_8);
    }

    /// Returns the byte that `\xHH` stands for, and -1 where the text is another one.
    private int escaped(int at) {
      if (bytes[at] != '\\' || at + 3 >= to || bytes[at + 1] != 'x') {
        return -1;
      }
      var high = Character.digit(bytes[at + 2], HEX);
      var low = Character.digit(bytes[at + 3], HEX);
      return high < 0 || low < 0 ? -1 : high * HEX + low;
    }
  }
}
