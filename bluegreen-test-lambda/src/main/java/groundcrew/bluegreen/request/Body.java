package groundcrew.bluegreen.request;

import java.io.IOException;
import java.io.InputStream;

/// Reads a body to its end without keeping it, and looks for a text in it on the way.
final class Body {
  private static final int CHUNK = 16 * 1024;
  private static final byte[] NOTHING = {};

  private final byte[] wanted;
  private final int[] borders;
  private int matched;
  private long length;
  private boolean found;

  /// @param wanted bytes of the text that is looked for
  Body(byte[] wanted) {
    this.wanted = wanted;
    this.borders = borders(wanted);
    this.found = wanted.length == 0;
  }

  /// Returns a body in which nothing is looked for.
  static Body skipped() {
    return new Body(NOTHING);
  }

  /// Reads the stream to its end.
  void read(InputStream stream) throws IOException {
    var chunk = new byte[CHUNK];
    for (var count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
      length += count;
      if (!found) {
        search(chunk, count);
      }
    }
  }

  long length() {
    return length;
  }

  boolean found() {
    return found;
  }

  /// The algorithm of Knuth, Morris and Pratt: a text may begin in one chunk and end in the next.
  private void search(byte[] chunk, int count) {
    for (var i = 0; i < count && !found; i++) {
      while (matched > 0 && chunk[i] != wanted[matched]) {
        matched = borders[matched - 1];
      }
      if (chunk[i] == wanted[matched]) {
        matched++;
      }
      found = matched == wanted.length;
    }
  }

  /// Returns for each beginning of the text the length of its longest proper beginning that is also
  /// its end.
  private static int[] borders(byte[] text) {
    var borders = new int[text.length];
    var length = 0;
    for (var i = 1; i < text.length; i++) {
      while (length > 0 && text[i] != text[length]) {
        length = borders[length - 1];
      }
      if (text[i] == text[length]) {
        length++;
      }
      borders[i] = length;
    }
    return borders;
  }
}
