package groundcrew.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsChunkedTest {
  private static final String TRAILER = "x-amz-checksum-crc32:NhCmhg==";

  @Test
  void theTrailerBecomesAHeaderAndTheEncodingGoes() {
    var headers = headers("5");
    headers.put("content-encoding", List.of("aws-chunked, gzip"));

    var whole = decode(headers, "5|hello|0|" + TRAILER + "||");

    assertThat(new String(whole.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
    assertThat(whole.headers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "content-encoding", List.of("gzip"),
                "content-type", List.of("text/plain"),
                "x-amz-checksum-crc32", List.of("NhCmhg==")));
  }

  @Test
  void withoutAnotherEncodingTheHeaderGoesAltogether() {
    var headers = headers("0");
    headers.put("content-encoding", List.of("aws-chunked"));

    assertThat(decode(headers, "0|" + TRAILER + "||").headers())
        .doesNotContainKey("content-encoding");
  }

  @Test
  void contentMayHoldWhatLooksLikeAChunk() {
    assertThat(decode(headers("8"), "8|0|a:b||0|" + TRAILER + "||").body())
        .asString()
        .isEqualTo("0\r\na:b\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "5; 5|hello|0|x-amz-checksum-crc32:NhCmhg==|;                      IncompleteBody",
        "5; 5|hello|;                                                      IncompleteBody",
        "5; 6|hello|0|x-amz-checksum-crc32:NhCmhg==||;                     IncompleteBody",
        "5; ffffffff|hello|0|x-amz-checksum-crc32:NhCmhg==||;              IncompleteBody",
        "5; five|hello|0|x-amz-checksum-crc32:NhCmhg==||;                  IncompleteBody",
        "4; 5|hello|0|x-amz-checksum-crc32:NhCmhg==||;                     IncompleteBody",
        "5; 5|hello|0|x-amz-checksum-crc32:NhCmhg==||more;                 IncompleteBody",
        "x; 5|hello|0|x-amz-checksum-crc32:NhCmhg==||;                     MissingContentLength",
        "5; 4|hell|1|o|0|x-amz-checksum-crc32:NhCmhg==||;                  InvalidChunkSizeError",
        "5; 5|hello|0||;                                                   MalformedTrailerError",
        "5; 5|hello|0|x-amz-checksum-sha1:qvTGHdzF6KLavt4PO0gs2a6pQ00=||;  MalformedTrailerError",
        "5; 5|hello|0|x-amz-checksum-crc32:NhCmhg==|x-amz-acl:private||;   MalformedTrailerError",
        "5; 5|hello|0|x-amz-checksum-crc32||;                              MalformedTrailerError"
      })
  void whatIsNotAsAnnouncedIsRefusedAsS3Does(String length, String body, String code) {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> decode(headers(length), body))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"5, 5|hello|0||", "0, 0||"})
  void whereChunksAreSignedEachMustBe(String length, String body) {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> decode(headers(length), body, Streaming.SIGNED))
        .satisfies(e -> assertThat(e.code()).isEqualTo("SignatureDoesNotMatch"));
  }

  @Test
  void noHeaderButAChecksumMayFollowTheBody() {
    var headers = headers("5");
    headers.put("x-amz-trailer", List.of("x-amz-acl"));

    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> decode(headers, "5|hello|0|x-amz-acl:public-read||"))
        .satisfies(e -> assertThat(e.code()).isEqualTo("InvalidRequest"));
  }

  @Test
  void aStreamingFormThatS3KnowsAndTheDoorDoesNotIsRefused() {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> Streaming.of("STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD"))
        .satisfies(e -> assertThat(e.code()).isEqualTo("InvalidArgument"));
  }

  private static Map<String, List<String>> headers(String length) {
    var headers = new TreeMap<String, List<String>>();
    headers.put("content-length", List.of("99"));
    headers.put("content-type", List.of("text/plain"));
    headers.put("x-amz-decoded-content-length", List.of(length));
    headers.put("x-amz-trailer", List.of("x-amz-checksum-crc32"));
    return headers;
  }

  /// Decodes a body whose line ends are written as `|`.
  private static Request decode(Map<String, List<String>> headers, String body) {
    return decode(headers, body, Streaming.UNSIGNED_WITH_TRAILER);
  }

  private static Request decode(
      Map<String, List<String>> headers, String body, Streaming streaming) {
    return AwsChunked.decode(
        new Request(
            "PUT",
            URI.create("/bucket/key"),
            headers,
            body.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8)),
        streaming,
        new ChunkSignatures(new byte[1], "", ""));
  }
}
