package groundcrew.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads a chunked body from the front to the end.
final class ChunkReader {
  private final byte[] body;
  private int position;

  ChunkReader(byte[] body) {
    this.body = body.clone();
  }

  /// Returns what stands before the next CRLF.
  String line() {
    for (var end = position; end + 1 < body.length; end++) {
      if (body[end] == '\r' && body[end + 1] == '\n') {
        var line = new String(body, position, end - position, StandardCharsets.UTF_8);
        position = end + 2;
        return line;
      }
    }
    throw incomplete();
  }

  byte[] take(int size) {
    if (size < 0 || size > body.length - position) {
      throw incomplete();
    }
    position += size;
    return Arrays.copyOfRange(body, position - size, position);
  }

  boolean atEnd() {
    return position == body.length;
  }

  static AwsError incomplete() {
    return new AwsError(400, "IncompleteBody", "The request body terminated unexpectedly");
  }
}
