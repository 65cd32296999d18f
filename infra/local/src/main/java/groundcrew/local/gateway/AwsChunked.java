package groundcrew.local.gateway;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A body in S3's encoding `aws-chunked`, which the SDK's clients use by default: chunks that have
/// their length, and mostly a signature, in front of them, and behind the last one a trailer with
/// the checksum of all.
final class AwsChunked {
  private static final int SMALLEST_CHUNK = 8192;
  private static final Pattern HEAD =
      Pattern.compile("([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?");

  private final Request request;
  private final Streaming streaming;
  private final ChunkSignatures signatures;
  private final ChunkReader reader;

  private AwsChunked(Request request, Streaming streaming, ChunkSignatures signatures) {
    this.request = request;
    this.streaming = streaming;
    this.signatures = signatures;
    reader = new ChunkReader(request.body());
  }

  /// Returns the request as if it had come in one piece, with the trailer among the headers.
  ///
  /// @throws AwsError as S3 refuses a body that is not what was signed or announced
  static Request decode(Request request, Streaming streaming, ChunkSignatures signatures) {
    return new AwsChunked(request, streaming, signatures).decode();
  }

  private Request decode() {
    var announced = announced();
    var length = length();
    var data = data();
    var trailer = trailer();
    if (!trailer.keySet().equals(announced)) {
      throw malformedTrailer();
    }
    if (data.length != length || !reader.atEnd()) {
      throw ChunkReader.incomplete();
    }
    var headers = new TreeMap<>(request.headers());
    var encodings = otherEncodings();
    Stream.of("content-encoding", "content-length", "x-amz-decoded-content-length", "x-amz-trailer")
        .forEach(headers::remove);
    if (!encodings.isEmpty()) {
      headers.put("content-encoding", List.of(encodings));
    }
    trailer.forEach((name, value) -> headers.put(name, List.of(value)));
    return new Request(request.method(), request.uri(), headers, data);
  }

  private byte[] data() {
    var data = new ByteArrayOutputStream();
    var before = SMALLEST_CHUNK;
    while (true) {
      var head = HEAD.matcher(reader.line());
      if (!head.matches()) {
        throw ChunkReader.incomplete();
      }
      var size = Integer.parseUnsignedInt(head.group(1), 16);
      var chunk = reader.take(size);
      if (streaming.signed()) {
        signatures.verifyChunk(chunk, Optional.ofNullable(head.group(2)).orElse(""));
      }
      if (size == 0) {
        return data.toByteArray();
      }
      if (before < SMALLEST_CHUNK) {
        throw new AwsError(
            403,
            "InvalidChunkSizeError",
            "Only the last chunk is allowed to have a size less than 8192 bytes");
      }
      before = size;
      data.writeBytes(chunk);
      if (!reader.line().isEmpty()) {
        throw ChunkReader.incomplete();
      }
    }
  }

  private Map<String, String> trailer() {
    var trailer = new TreeMap<String, String>();
    for (var line = reader.line(); !line.isEmpty(); line = reader.line()) {
      var field = line.split(":", 2);
      if (field.length < 2) {
        throw malformedTrailer();
      }
      trailer.put(field[0].strip().toLowerCase(Locale.ROOT), field[1].strip());
    }
    var signature = Optional.ofNullable(trailer.remove("x-amz-trailer-signature")).orElse("");
    if (streaming.signed() && streaming.trailer()) {
      signatures.verifyTrailer(
          trailer.entrySet().stream()
              .map(field -> field.getKey() + ":" + field.getValue() + "\n")
              .collect(Collectors.joining()),
          signature);
    }
    return trailer;
  }

  /// Returns the headers that are to follow the body. Only checksums may: whatever else came there
  /// could ask for more than IAM was asked about.
  private Set<String> announced() {
    var names =
        streaming.trailer()
            ? Stream.of(request.header("x-amz-trailer").orElse("").split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet())
            : Set.<String>of();
    if (names.stream().anyMatch(name -> !name.startsWith("x-amz-checksum-"))) {
      throw new AwsError(
          400,
          "InvalidRequest",
          "The value specified in the x-amz-trailer header is not supported");
    }
    return names;
  }

  private int length() {
    try {
      return Integer.parseInt(request.header("x-amz-decoded-content-length").orElse(""));
    } catch (NumberFormatException e) {
      throw new AwsError(
          411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
  }

  private String otherEncodings() {
    return request.headers().getOrDefault("content-encoding", List.of()).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .filter(encoding -> !encoding.equals("aws-chunked"))
        .collect(Collectors.joining(","));
  }

  private static AwsError malformedTrailer() {
    return new AwsError(
        400,
        "MalformedTrailerError",
        "The request contained trailing data that was not well-formed or did not conform to our published schema.");
  }
}
