package groundcrew.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.iam.Iam;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;

/// Several services may be called by one signing name.
class SharedSigningNameTest {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
  private final List<Call> calls = new ArrayList<>();

  @Test
  void twoServicesOfOneModelShareItsOperations() {
    try (var gateway = new LocalGateway(new Commands());
        var ssm = gateway.client(SsmClient.builder(), gateway.operator())) {
      assertThat(ssm.putParameter(r -> r.name("/a").value("b").type("String")).version())
          .isEqualTo(1);
      assertThat(ssm.listCommands(r -> r.maxResults(1)).commands()).isEmpty();

      assertThat(calls).extracting(Call::operation).containsExactly("ListCommands");
      assertThatThrownBy(() -> ssm.listDocuments(r -> {}))
          .isInstanceOfSatisfying(
              SsmException.class,
              e ->
                  assertThat(e.awsErrorDetails().errorCode())
                      .isEqualTo("UnknownOperationException"));
    }
  }

  @Test
  void twoServicesWithTheSameOperationAreRefused() {
    assertThatThrownBy(() -> new ModelledEndpoint(List.of(new Commands(), new Commands()), rules()))
        .hasMessage("Two services have the operation ssm:ListCommands");
  }

  @Test
  void anotherVersionOfAFormIsAnotherApi() {
    var balancers = new ModelledEndpoint(List.of(new Recorded("elasticloadbalancing")), rules());

    assertThat(balancers.knows(form("Action=DescribeLoadBalancers&Version=2015-12-01"))).isTrue();
    // The classic load balancers have this one, and the same signing name.
    assertThat(balancers.knows(form("Action=DescribeLoadBalancers&Version=2012-06-01"))).isFalse();
  }

  @Test
  void aPackedFormIsKnownToo() throws IOException {
    var balancers = new ModelledEndpoint(List.of(new Recorded("elasticloadbalancing")), rules());
    var packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      zip.write("Action=DescribeLoadBalancers&Version=2015-12-01".getBytes(StandardCharsets.UTF_8));
    }
    var request =
        new Request(
            "POST",
            URI.create("/"),
            Map.of(
                "content-type",
                List.of("application/x-www-form-urlencoded"),
                "content-encoding",
                List.of("gzip")),
            packed.toByteArray());

    assertThat(balancers.knows(request)).isTrue();
  }

  @Test
  void pathsTellRestApisApart() {
    var control = new ModelledEndpoint(List.of(new Recorded("iot")), rules());
    var data = new ModelledEndpoint(List.of(new Recorded("data-ats.iot")), rules());

    var publish = new Request("POST", URI.create("/topics/button%2Fpress"), Map.of(), new byte[0]);
    assertThat(control.knows(publish)).isFalse();
    assertThat(data.knows(publish)).isTrue();
  }

  @Test
  void formsOfEc2HaveCapitalisedNamesAndFlatLists() {
    var ec2 = new ModelledEndpoint(List.of(new Recorded("ec2")), rules());
    var answer =
        serve(
            ec2,
            "Action=DescribeInstances&Version=2016-11-15&InstanceId.1=i-1&InstanceId.2=i-2"
                + "&Filter.1.Name=tag:team&Filter.1.Value.1=blue&MaxResults=5");

    assertThat(calls)
        .singleElement()
        .extracting(call -> call.input().toString().replace('"', '\''))
        .isEqualTo(
            "{'Filters':[{'Name':'tag:team','Values':['blue']}],'InstanceIds':['i-1','i-2'],"
                + "'MaxResults':5}");
    assertThat(answer)
        .contains("<DescribeInstancesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">")
        .contains("<requestId>id</requestId>")
        .contains("<reservationSet><item><instancesSet><item><instanceId>i-1</instanceId>");
  }

  @Test
  void errorsOfEc2AreAList() {
    var ec2 = new ModelledEndpoint(List.of(new Recorded("ec2")), rules());
    var error = ec2.error(new AwsError(400, "InvalidInstanceID.NotFound", "none"), "id");
    assertThat(new String(error.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code>"
                + "<Message>none</Message></Error></Errors><RequestID>id</RequestID></Response>");
  }

  private static Rules rules() {
    return new Rules(new Iam(), new CallCounts(), new Faults());
  }

  private static String serve(ServiceEndpoint endpoint, String form) {
    var caller = new Caller("111122223333", "arn:aws:iam::111122223333:root", Optional.empty());
    var scope = new Scope("AKIA", "20260131", "eu-west-1", "ec2", List.of(), "");
    return new String(
        endpoint.serve(form(form), caller, scope, "id").body(), StandardCharsets.UTF_8);
  }

  private static Request form(String body) {
    return new Request(
        "POST",
        URI.create("/"),
        Map.of("content-type", List.of("application/x-www-form-urlencoded")),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private final class Commands implements Service {
    @Override
    public String model() {
      return "ssm";
    }

    @Override
    public boolean has(String operation) {
      return operation.equals("ListCommands");
    }

    @Override
    public List<RequiredPermission> requiredPermissions(Call call) {
      return List.of(RequiredPermission.of("ssm:ListCommands", "*"));
    }

    @Override
    public ObjectNode answer(Call call) {
      calls.add(call);
      return NOTHING;
    }
  }

  private final class Recorded implements Service {
    private final String model;

    private Recorded(String model) {
      this.model = model;
    }

    @Override
    public String model() {
      return model;
    }

    @Override
    public List<RequiredPermission> requiredPermissions(Call call) {
      return List.of();
    }

    @Override
    public ObjectNode answer(Call call) {
      calls.add(call);
      var answer = JsonNodeFactory.instance.objectNode();
      answer
          .putArray("Reservations")
          .addObject()
          .putArray("Instances")
          .addObject()
          .put("InstanceId", "i-1");
      return answer;
    }
  }
}
