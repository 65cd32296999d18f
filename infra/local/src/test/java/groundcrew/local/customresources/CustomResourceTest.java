package groundcrew.local.customresources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.Calls;
import groundcrew.local.template.Deployed;
import groundcrew.local.template.Deployments;
import groundcrew.local.template.Place;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomResourceTest {
  private static final Place PLACE = new Place("stack", "111122223333", "eu-west-1");
  private static final String ARN = "arn:aws:lambda:eu-west-1:111122223333:function:provider";

  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final AnswerServer server = new AnswerServer();
  private final Deployments deployments =
      new Deployments(_ -> List.of(new CustomResourceKind(server, () -> this::invoke)));
  private Optional<String> answer = Optional.of("'Status':'SUCCESS','PhysicalResourceId':'id-1'");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theFunctionIsAskedAsCloudFormationAsks() {
    answer =
        Optional.of(
            "'Status':'SUCCESS','PhysicalResourceId':'id-1','Data':{'Port':8080,'A.B':'c'}");

    var deployed = deploy("'Size':1,'On':true,'Tags':[{'Key':'a'}]");

    assertThat(deployed.outputs()).isEqualTo(Map.of("Ref", "id-1", "Port", "8080"));
    assertThat(requests).hasSize(1);
    assertThat(without(requests.getFirst(), "RequestId", "ResponseURL"))
        .isEqualTo(
            Calls.json(
                """
                {'RequestType':'Create','ServiceToken':'%1$s','LogicalResourceId':'Thing',
                 'StackId':'arn:aws:cloudformation:eu-west-1:111122223333:stack/stack/local',
                 'ResourceType':'Custom::Thing','ResourceProperties':{'ServiceToken':'%1$s',
                   'Size':'1','On':'true','Tags':[{'Key':'a'}]}}
                """
                    .formatted(ARN)));
  }

  @Test
  void anUpdateTellsTheOldPropertiesAndADeletionTheId() {
    deploy("'Size':1");
    deploy("'Size':1");
    deploy("'Size':2");
    deployments.destroy(PLACE);

    assertThat(requests)
        .extracting(request -> request.path("RequestType").asText())
        .containsExactly("Create", "Update", "Delete");
    assertThat(requests.get(1).path("OldResourceProperties").path("Size").asText()).isEqualTo("1");
    assertThat(requests.get(1).path("ResourceProperties").path("Size").asText()).isEqualTo("2");
    assertThat(requests.get(2).path("PhysicalResourceId").asText()).isEqualTo("id-1");
    assertThat(requests.get(2).path("ResourceProperties").path("Size").asText()).isEqualTo("2");
  }

  @Test
  void anotherPhysicalIdIsAReplacementThatIsCleanedUp() {
    deploy("'Size':1");
    answer = Optional.of("'Status':'SUCCESS','PhysicalResourceId':'id-2'");

    assertThat(deploy("'Size':2").outputs()).containsEntry("Ref", "id-2");

    assertThat(requests)
        .extracting(r -> r.path("RequestType").asText() + r.path("PhysicalResourceId").asText())
        .containsExactly("Create", "Updateid-1", "Deleteid-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Status':'FAILED','Reason':'out of luck' | Message returned: out of luck",
        "'Status':'DONE','PhysicalResourceId':'x' | Status must be SUCCESS or FAILED, but is \"DONE\"",
        "'Status':'SUCCESS' | Invalid PhysicalResourceId",
        "'Status':'SUCCESS','PhysicalResourceId':'x','StackId':'another' | Value of property StackId does not match"
      })
  void aBadAnswerFailsTheDeploymentWithTheLogicalIdAndTheReason(String bad, String reason) {
    answer = Optional.of(bad);

    assertThatThrownBy(() -> deploy(""))
        .hasMessageStartingWith("Thing (Custom::Thing): ")
        .hasMessageContaining(reason);
  }

  @Test
  void aFunctionThatDoesNotAnswerIsWaitedForAsLongAsItsServiceTimeout() {
    answer = Optional.empty();

    assertThatThrownBy(() -> deploy("'ServiceTimeout':1"))
        .hasMessageContaining("Thing (Custom::Thing): CloudFormation did not receive a response")
        .hasMessageContaining("within 1 seconds");
    assertThatThrownBy(() -> deploy("'ServiceTimeout':3601"))
        .hasMessageContaining("ServiceTimeout must be 1 to 3600");
  }

  @Test
  void theServiceTokenCannotChange() {
    deploy("");

    assertThatThrownBy(() -> deploy(ARN + "-2", ""))
        .hasMessageContaining("property ServiceToken cannot be changed");
  }

  private void invoke(String functionArn, byte[] payload) {
    var request = read(payload);
    requests.add(request);
    answer.ifPresent(text -> Thread.startVirtualThread(() -> put(request, text)));
  }

  private static void put(JsonNode request, String text) {
    var body =
        Calls.json("{}")
            .put("StackId", request.path("StackId").asText())
            .put("RequestId", request.path("RequestId").asText())
            .put("LogicalResourceId", request.path("LogicalResourceId").asText());
    body.setAll(Calls.json("{" + text + "}"));
    try (var client = HttpClient.newHttpClient()) {
      var put =
          HttpRequest.newBuilder(URI.create(request.path("ResponseURL").asText()))
              .PUT(BodyPublishers.ofString(body.toString()))
              .build();
      assertThat(client.send(put, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Deployed deploy(String properties) {
    return deploy(ARN, properties);
  }

  private Deployed deploy(String token, String properties) {
    var more = properties.isEmpty() ? "" : "," + properties;
    var port =
        properties.contains("Tags") ? ",'Port':{'Value':{'Fn::GetAtt':['Thing','Port']}}" : "";
    return deployments.deploy(
        new Template(
            "stack",
            Optional.empty(),
            Calls.json(
                "{'Resources':{'Thing':{'Type':'Custom::Thing','Properties':{'ServiceToken':'%s'%s}}},'Outputs':{'Ref':{'Value':{'Ref':'Thing'}}%s}}"
                    .formatted(token, more, port)),
            Map.of()),
        PLACE);
  }

  private static JsonNode without(JsonNode node, String... names) {
    return ((ObjectNode) node.deepCopy()).remove(List.of(names));
  }

  private static JsonNode read(byte[] json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
