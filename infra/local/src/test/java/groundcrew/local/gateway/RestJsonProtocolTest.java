package groundcrew.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.Calls;
import groundcrew.local.model.ServiceModel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestJsonProtocolTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lambda | POST | /2015-03-31/functions/f/invocations | Invoke",
        "lambda | POST | /2014-11-13/functions/f/invoke-async/ | InvokeAsync",
        "lambda | POST | /2014-11-13/functions/f/invoke-async | InvokeAsync",
        "lambda | GET | /2018-10-31/layers | ListLayers",
        "lambda | GET | /2018-10-31/layers?find=LayerVersion&Arn=a | GetLayerVersionByArn",
        "lambda | PUT | /2015-03-31/functions/f/invocations | PUT"
            + " /2015-03-31/functions/f/invocations",
        "resource-explorer-2 | POST | /Search | Search",
        "iot | DELETE | /destinations/arn/with/slashes | DeleteTopicRuleDestination"
      })
  void methodPathAndQueryStringNameTheOperation(
      String stem, String method, String uri, String operation) {
    assertThat(protocol(stem).operation(request(method, uri, ""))).isEqualTo(operation);
  }

  @Test
  void labelsOfThePathAreDecodedMembers() {
    var arn = "arn%3Aaws%3Alambda%3Aeu-west-1%3A111122223333%3Afunction%3Af";

    assertThat(input("lambda", "POST", "/2015-03-31/functions/" + arn + "/invocations", ""))
        .isEqualTo(
            Calls.json("{'FunctionName':'arn:aws:lambda:eu-west-1:111122223333:function:f'}"));
    assertThat(input("iot", "DELETE", "/destinations/a/b%2Bc", ""))
        .isEqualTo(Calls.json("{'arn':'a/b+c'}"));
  }

  @Test
  void theQueryStringHoldsListsAndNumbersByTheirTypes() {
    assertThat(
            input("resource-explorer-2", "DELETE", "/tags/r?tagKeys=one&tagKeys=two%20words", ""))
        .isEqualTo(Calls.json("{'resourceArn':'r','tagKeys':['one','two words']}"));
    assertThat(input("lambda", "GET", "/2015-03-31/functions/?MaxItems=5&Marker=m", ""))
        .isEqualTo(Calls.json("{'MaxItems':5,'Marker':'m'}"));
    assertThat(input("lambda", "GET", "/2015-03-31/functions/?MaxItems=many", ""))
        .isEqualTo(Calls.json("{'MaxItems':'many'}"));
  }

  @Test
  void headersAreMembersWhateverTheirCase() {
    var headers = Map.of("x-amz-invocation-type", List.of("Event"));
    var request =
        new Request(
            "POST", URI.create("/2015-03-31/functions/f/invocations"), headers, new byte[0]);

    assertThat(protocol("lambda").input(request, "Invoke"))
        .isEqualTo(Calls.json("{'FunctionName':'f','InvocationType':'Event'}"));
  }

  @Test
  void aPayloadIsTheRawBodyAndNoJson() {
    assertThat(input("lambda", "POST", "/2015-03-31/functions/f/invocations", "not json"))
        .isEqualTo(Calls.json("{'FunctionName':'f','Payload':'bm90IGpzb24='}"));
  }

  @Test
  void theBodysMembersAreReadByTheirNamesOnTheWire() {
    assertThat(input("kafka", "POST", "/v1/clusters/c/scram-secrets", "{'secretArnList':['s']}"))
        .isEqualTo(Calls.json("{'ClusterArn':'c','SecretArnList':['s']}"));
    assertThat(
            input("resource-explorer-2", "POST", "/Search", "{'QueryString':'q','MaxResults':3}"))
        .isEqualTo(Calls.json("{'QueryString':'q','MaxResults':3}"));
  }

  @Test
  void aBodyThatIsNoJsonObjectIsRefused() {
    for (var body : List.of("{", "[]", "7")) {
      assertThatThrownBy(() -> input("resource-explorer-2", "POST", "/Search", body))
          .isInstanceOfSatisfying(
              AwsError.class, e -> assertThat(e.code()).isEqualTo("SerializationException"));
    }
  }

  @Test
  void anAnswerIsSpreadOverStatusHeadersAndRawBody() {
    var answer =
        protocol("lambda")
            .answer(
                "Invoke",
                Calls.json(
                    "{'StatusCode':202,'FunctionError':'Unhandled','Payload':'bm90IGpzb24='}"),
                "r");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.headers())
        .containsEntry("X-Amz-Function-Error", "Unhandled")
        .containsEntry("x-amzn-RequestId", "r");
    assertThat(text(answer)).isEqualTo("not json");
  }

  @Test
  void theStatusIsTheModelsAndTimesHaveTheFormatOfTheirShape() {
    var found = Calls.json("{'Resources':[{'Arn':'a','LastReportedAt':1.5}]}");

    assertThat(text(protocol("resource-explorer-2").answer("Search", found, "r")))
        .isEqualTo(
            "{\"Resources\":[{\"Arn\":\"a\",\"LastReportedAt\":\"1970-01-01T00:00:01.500Z\"}]}");
    assertThat(
            protocol("lambda")
                .answer("CreateEventSourceMapping", Calls.json("{'UUID':'u'}"), "r")
                .status())
        .isEqualTo(202);
  }

  @Test
  void anErrorIsNamedInAHeaderAndNumberedByTheModel() {
    var error =
        protocol("resource-explorer-2")
            .error(new AwsError(400, "UnauthorizedException", "no view"), "r");

    assertThat(error.status()).isEqualTo(401);
    assertThat(error.headers()).containsEntry("x-amzn-ErrorType", "UnauthorizedException");
    assertThat(text(error)).isEqualTo("{\"Message\":\"no view\"}");
    assertThat(
            text(
                protocol("lambda")
                    .error(new AwsError(400, "InvalidParameterValueException", "m"), "r")))
        .isEqualTo("{\"message\":\"m\"}");
  }

  private static ObjectNode input(String stem, String method, String uri, String body) {
    var protocol = protocol(stem);
    var request = request(method, uri, body.replace('\'', '"'));
    // Read again: a long and an int are the same number in JSON.
    return Calls.json(protocol.input(request, protocol.operation(request)).toString());
  }

  private static Protocol protocol(String stem) {
    return Protocol.of(ServiceModel.load(stem)).getFirst();
  }

  private static Request request(String method, String uri, String body) {
    return new Request(method, URI.create(uri), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(RawAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
