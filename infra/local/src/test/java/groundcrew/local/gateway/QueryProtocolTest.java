package groundcrew.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryProtocolTest {
  @Test
  void formBecomesListsMapsAndNumbersByTheModel() {
    assertThat(
            read(
                "sns",
                "CreateTopic",
                "Action=CreateTopic&Version=2010-03-31&Name=a%20b%2Bc&Attributes.entry.1.key=DisplayName&Attributes.entry.1.value=x"
                    + "&Tags.member.10.Key=k10&Tags.member.10.Value=&Tags.member.2.Key=k2&Tags.member.2.Value=v"))
        .isEqualTo(
            "{'Attributes':{'DisplayName':'x'},'Name':'a b+c','Tags':[{'Key':'k2','Value':'v'},{'Key':'k10','Value':''}]}");
    assertThat(
            read(
                "monitoring",
                "PutMetricData",
                "Action=PutMetricData&MetricData.member.1.Value=1.5&MetricData.member.1.StorageResolution=60"
                    + "&MetricData.member.1.Timestamp=2026-01-31T02%3A00%3A00Z"))
        .isEqualTo("{'MetricData':[{'StorageResolution':60,'Timestamp':1.7698248E9,'Value':1.5}]}");
  }

  @Test
  void valueOfTheWrongTypeAndUnknownNamesStayForTheValidation() {
    assertThat(read("sts", "AssumeRole", "Action=AssumeRole&DurationSeconds=long&Wrong=1"))
        .isEqualTo("{'DurationSeconds':'long','Wrong':'1'}");
  }

  @Test
  void answerBecomesXmlByTheModel() throws Exception {
    var answer =
        (ObjectNode)
            new ObjectMapper()
                .readTree(
                    "{\"Topics\":[{\"TopicArn\":\"a<&\"},{\"TopicArn\":\"b\"}],\"NextToken\":null}");

    var written = new QueryProtocol(ServiceModel.load("sns")).answer("ListTopics", answer, "id-1");

    assertThat(new String(written.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "<ListTopicsResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><ListTopicsResult><Topics><member><TopicArn>a&lt;&amp;</TopicArn></member>"
                + "<member><TopicArn>b</TopicArn></member></Topics></ListTopicsResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></ListTopicsResponse>");
  }

  private static String read(String stem, String operation, String form) {
    var protocol = new QueryProtocol(ServiceModel.load(stem));
    var request =
        new Request("POST", URI.create("/"), Map.of(), form.getBytes(StandardCharsets.UTF_8));
    assertThat(protocol.operation(request)).isEqualTo(operation);
    return protocol.input(request, operation).toString().replace('"', '\'');
  }
}
