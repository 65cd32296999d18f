package groundcrew.local.iot.certificates;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A value in the distinguished encoding rules of ASN.1.
///
/// @param encoded with tag and length
@SuppressWarnings("ArrayRecordComponent") // never compared
record Der(byte[] encoded) {
  private static final int SEQUENCE = 0x30;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  static Der sequence(Der... members) {
    return of(SEQUENCE, joined(members));
  }

  static Der integer(BigInteger value) {
    return of(0x02, value.toByteArray());
  }

  static Der truth() {
    return of(0x01, new byte[] {(byte) 0xff});
  }

  static Der bits(byte[] bytes) {
    var content = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, content, 1, bytes.length);
    return of(0x03, content);
  }

  static Der octets(byte[] bytes) {
    return of(0x04, bytes);
  }

  /// Writes a time before 2050.
  static Der time(Instant time) {
    return of(0x17, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  /// Writes an object identifier such as `1.2.840.10045.4.3.2`.
  static Der identifier(String dotted) {
    var numbers = Arrays.stream(dotted.split("\\.")).mapToInt(Integer::parseInt).toArray();
    var content = new ByteArrayOutputStream();
    content.write(numbers[0] * 40 + numbers[1]);
    for (var i = 2; i < numbers.length; i++) {
      var groups = (Math.max(1, 32 - Integer.numberOfLeadingZeros(numbers[i])) + 6) / 7;
      for (var group = groups - 1; group >= 0; group--) {
        content.write(((numbers[i] >> (7 * group)) & 0x7f) | (group > 0 ? 0x80 : 0));
      }
    }
    return of(0x06, content.toByteArray());
  }

  /// Writes a value with another tag around it or instead of its own.
  static Der of(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      var length = BigInteger.valueOf(content.length).toByteArray();
      // Without the byte of the sign.
      var from = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - from));
      out.write(length, from, length.length - from);
    }
    out.writeBytes(content);
    return new Der(out.toByteArray());
  }

  private static byte[] joined(Der... members) {
    var out = new ByteArrayOutputStream();
    for (var member : members) {
      out.writeBytes(member.encoded);
    }
    return out.toByteArray();
  }

  /// Returns the members of a sequence, each with its tag and length.
  ///
  /// @throws IllegalArgumentException where it is none
  List<Der> members() {
    if (encoded[0] != SEQUENCE) {
      throw new IllegalArgumentException("a sequence is expected");
    }
    var members = new ArrayList<Der>();
    var position = content(encoded, 0);
    while (position < encoded.length) {
      var end = end(encoded, position);
      members.add(new Der(Arrays.copyOfRange(encoded, position, end)));
      position = end;
    }
    return members;
  }

  /// Returns what is inside tag and length.
  byte[] content() {
    return Arrays.copyOfRange(encoded, content(encoded, 0), encoded.length);
  }

  /// Reads one value that fills all the bytes.
  ///
  /// @throws IllegalArgumentException where they are something else
  static Der parse(byte[] bytes) {
    if (bytes.length < 2 || end(bytes, 0) != bytes.length) {
      throw new IllegalArgumentException("not one value in DER");
    }
    return new Der(bytes);
  }

  /// Reads an object identifier.
  String dotted() {
    var content = content();
    var text = new StringBuilder().append(content[0] / 40).append('.').append(content[0] % 40);
    var number = 0;
    for (var i = 1; i < content.length; i++) {
      number = (number << 7) | (content[i] & 0x7f);
      if (content[i] >= 0) {
        text.append('.').append(number);
        number = 0;
      }
    }
    return text.toString();
  }

  private static int content(byte[] bytes, int tag) {
    var first = bytes[tag + 1] & 0xff;
    return tag + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static int end(byte[] bytes, int tag) {
    var first = bytes[tag + 1] & 0xff;
    var content = content(bytes, tag);
    if (content > bytes.length) {
      throw new IllegalArgumentException("a value is cut off");
    }
    var length =
        first < 0x80
            ? first
            : new BigInteger(1, Arrays.copyOfRange(bytes, tag + 2, content)).intValueExact();
    if (length < 0 || content + length > bytes.length) {
      throw new IllegalArgumentException("a value is cut off");
    }
    return content + length;
  }
}
