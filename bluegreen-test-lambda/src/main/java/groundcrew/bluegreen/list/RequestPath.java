package groundcrew.bluegreen.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/// Makes the path and query of a request from the text of a cell, which a person or a log wrote.
final class RequestPath {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /// What RFC 3986 allows in a path and a query beside letters and digits.
  private static final String LEGAL = "-._~!$&'()*+,;=:@/?";

  private static final int ESCAPE = 3;

  private RequestPath() {}

  /// Returns the text without its fragment, which is never sent, and with everything
  /// percent-encoded that a request line cannot hold, as a browser does. What is already encoded
  /// stays.
  static String encode(String text) {
    var fragment = text.indexOf('#');
    var sent = fragment < 0 ? text : text.substring(0, fragment);
    var path = new StringBuilder(sent.length() + 16);
    sent.codePoints().forEach(new Encoder(sent, path)::append);
    if (path.isEmpty() || path.charAt(0) == '?') {
      path.insert(0, '/');
    }
    return path.toString();
  }

  private static final class Encoder {
    private final String text;
    private final StringBuilder out;
    private int position;

    Encoder(String text, StringBuilder out) {
      this.text = text;
      this.out = out;
    }

    void append(int point) {
      if (legal(point) || (point == '%' && escaped())) {
        out.append((char) point);
      } else {
        for (var octet : Character.toString(point).getBytes(UTF_8)) {
          out.append('%').append(HEX.toHexDigits(octet));
        }
      }
      position += Character.charCount(point);
    }

    private boolean escaped() {
      return position + ESCAPE <= text.length()
          && HexFormat.isHexDigit(text.charAt(position + 1))
          && HexFormat.isHexDigit(text.charAt(position + 2));
    }
  }

  private static boolean legal(int point) {
    return (point >= 'a' && point <= 'z')
        || (point >= 'A' && point <= 'Z')
        || (point >= '0' && point <= '9')
        || LEGAL.indexOf(point) >= 0;
  }
}
