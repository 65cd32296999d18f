package groundcrew.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.iam.Iam;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// SQS as clients speak it that are older than its JSON, such as the AWS CLI of Debian 12.
class QueuesInQueryTest {
  private static final String VERSION = "&Version=2012-11-05";

  private ObjectNode asked = JsonNodeFactory.instance.objectNode();

  @Test
  void flatListsHaveTheNamesOfTheirItems() {
    assertThat(
            answer(
                "Action=ReceiveMessage&QueueUrl=u&AttributeName.1=All&MessageAttributeName.1=k",
                """
                {"Messages": [{"Body": "hello", "Attributes": {"SenderId": "me"}}]}
                """))
        .contains(
            "<ReceiveMessageResult><Message><Body>hello</Body><Attribute><Name>SenderId</Name>"
                + "<Value>me</Value></Attribute></Message></ReceiveMessageResult>");
    assertThat(asked)
        .hasToString(
            "{\"AttributeNames\":[\"All\"],\"MessageAttributeNames\":[\"k\"],\"QueueUrl\":\"u\"}");
  }

  @Test
  void flatMapsHaveTheNamesOfTheirEntries() {
    assertThat(
            answer(
                "Action=CreateQueue&QueueName=q&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=30",
                "{\"QueueUrl\": \"u\"}"))
        .contains("<CreateQueueResult><QueueUrl>u</QueueUrl></CreateQueueResult>");
    assertThat(asked)
        .hasToString("{\"Attributes\":{\"VisibilityTimeout\":\"30\"},\"QueueName\":\"q\"}");
  }

  @Test
  void aServiceThatNobodyKnowsIsRefusedInTheProtocolOfTheClient() {
    var refusal = new AwsError(400, "UnknownEndpoint", "no <iam>");

    assertThat(text(Errors.as(request("Action=ListRoles"), refusal, "id")))
        .isEqualTo(
            "<ErrorResponse><Error><Type>Sender</Type><Code>UnknownEndpoint</Code><Message>no"
                + " &lt;iam&gt;</Message></Error><RequestId>id</RequestId></ErrorResponse>");
  }

  private String answer(String form, String json) {
    var endpoint =
        new ModelledEndpoint(
            List.of(new Queues(json)), new Rules(new Iam(), new CallCounts(), new Faults()));
    var request = request(form + VERSION);
    var caller = new Caller("111122223333", "arn:aws:iam::111122223333:root", Optional.empty());
    var scope = new Scope("AKIA", "20260131", "eu-west-1", "sqs", List.of(), "");
    return text(endpoint.speaking(request).serve(request, caller, scope, "id"));
  }

  private static Request request(String form) {
    return new Request(
        "POST",
        URI.create("/"),
        Map.of("content-type", List.of("application/x-www-form-urlencoded; charset=utf-8")),
        form.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(RawAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /// Answers every call alike.
  private final class Queues implements Service {
    private final String answer;

    Queues(String answer) {
      this.answer = answer;
    }

    @Override
    public String model() {
      return "sqs";
    }

    @Override
    public List<RequiredPermission> requiredPermissions(Call call) {
      return List.of();
    }

    @Override
    public ObjectNode answer(Call call) {
      asked = call.input();
      try {
        return (ObjectNode) new ObjectMapper().readTree(answer);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
