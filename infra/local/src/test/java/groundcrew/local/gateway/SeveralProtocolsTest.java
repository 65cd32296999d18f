package groundcrew.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.cloudwatch.CloudWatch;
import groundcrew.local.iam.Iam;
import groundcrew.local.limits.Paging;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// CloudWatch is spoken in several protocols: what each client sends decides.
class SeveralProtocolsTest {
  private static final Map<String, String> QUERY =
      Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8");
  private static final Map<String, String> JSON =
      Map.of(
          "content-type",
          "application/x-amz-json-1.0",
          "x-amz-target",
          "GraniteServiceVersion20100801.ListMetrics");

  private final CloudWatch service =
      new CloudWatch(Paging.full(), InstantSource.system(), (action, notice) -> {});
  private final ServiceEndpoint endpoint =
      new ModelledEndpoint(List.of(service), new Rules(new Iam(), new CallCounts(), new Faults()));

  @Test
  void aFormIsAnsweredInXml() {
    assertThat(answer(QUERY, "Action=ListMetrics&Version=2010-08-01"))
        .contains("<ListMetricsResult><Metrics></Metrics></ListMetricsResult>");
  }

  @Test
  void anObjectIsAnsweredAsAnObject() {
    assertThat(answer(JSON, "{\"Namespace\":\"Test\"}")).isEqualTo("{\"Metrics\":[]}");
  }

  @Test
  void anErrorIsWrittenAsTheCallWas() {
    var refusal = new AwsError(400, "DashboardInvalidInputError", "wrong");

    assertThat(text(endpoint.speaking(request(QUERY, "")).error(refusal, "id")))
        .contains("<Code>InvalidParameterInput</Code>");
    var json = endpoint.speaking(request(JSON, "")).error(refusal, "id");
    assertThat(text(json)).contains("\"__type\":\"DashboardInvalidInputError\"");
    assertThat(json.headers()).containsEntry("x-amzn-query-error", "InvalidParameterInput;Sender");
  }

  @Test
  void aProtocolThatTheDoorDoesNotReadIsSaid() {
    assertThatThrownBy(() -> answer(Map.of("smithy-protocol", "rpc-v2-cbor"), ""))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("rpc-v2-cbor");
  }

  @Test
  void aPackedBodyIsUnpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      zip.write("{\"Namespace\":\"Test\"}".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(text(serve(request(packed(), packed.toByteArray())))).isEqualTo("{\"Metrics\":[]}");
    assertThatThrownBy(() -> answer(packed(), "{}"))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("SerializationException"));
  }

  private static Map<String, String> packed() {
    var headers = new HashMap<>(JSON);
    headers.put("content-encoding", "gzip");
    return headers;
  }

  private String answer(Map<String, String> headers, String body) {
    return text(serve(request(headers, body)));
  }

  private RawAnswer serve(Request request) {
    var caller = new Caller("111122223333", "arn:aws:iam::111122223333:root", Optional.empty());
    var scope = new Scope("AKIA", "20260131", "eu-west-1", "monitoring", List.of(), "");
    return endpoint.speaking(request).serve(request, caller, scope, "id");
  }

  private static Request request(Map<String, String> headers, String body) {
    return request(headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Request request(Map<String, String> headers, byte[] body) {
    var lists = new HashMap<String, List<String>>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Request("POST", URI.create("/"), lists, body);
  }

  private static String text(RawAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
