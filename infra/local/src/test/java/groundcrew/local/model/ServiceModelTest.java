package groundcrew.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "organizations, json, organizations",
    "tagging, json, tagging",
    "ssm, json, ssm",
    "sqs, json, sqs",
    "sts, query, sts",
    "scheduler, rest-json, scheduler"
  })
  void metadataComesFromTheNewestModel(String stem, String protocol, String signingName) {
    var model = ServiceModel.load(stem);

    assertThat(model.protocol()).isEqualTo(protocol);
    assertThat(model.signingName()).isEqualTo(signingName);
    assertThat(model.operations()).isNotEmpty();
  }

  @Test
  void stemWithoutModelIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceModel.load("resourcegroupstaggingapi"))
        .withMessageContaining("resourcegroupstaggingapi")
        .withMessageContaining("tagging");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "organizations | ListAccounts       | {\"MaxResults\":21}                         | value less than or equal to 20",
        "organizations | ListAccounts       | {\"MaxResults\":0}                          | value greater than or equal to 1",
        "organizations | ListAccounts       | {\"MaxResults\":\"3\"}                      | Member must be a whole number",
        "organizations | ListAccounts       | {\"Wrong\":1}                               | 'wrong' is not known",
        "organizations | DescribeAccount    | {}                                          | Value 'null' at 'accountId'",
        "organizations | DescribeAccount    | {\"AccountId\":null}                        | Member must not be null",
        "organizations | DescribeAccount    | {\"AccountId\":\"12\"}                      | regular expression pattern",
        "organizations | ListChildren       | {\"ParentId\":\"r-abcd\",\"ChildType\":\"X\"} | enum value set: [ACCOUNT, ORGANIZATIONAL_UNIT]",
        "tagging       | TagResources       | {\"ResourceARNList\":[],\"Tags\":{\"a\":\"b\"}} | 'resourceARNList' failed to satisfy constraint: Member must have length greater",
        "tagging       | TagResources       | {\"ResourceARNList\":[7],\"Tags\":{\"a\":\"b\"}} | 'resourceARNList.1.member' failed to satisfy constraint: Member must be a string",
        "ssm           | PutParameter       | {\"Name\":\"a\",\"Value\":\"b\",\"Tier\":\"Big\"} | 'tier' failed",
        "ssm           | PutParameter       | {\"Name\":\"a\",\"Value\":\"b\",\"Overwrite\":\"yes\"} | Member must be true or false",
        "sts           | AssumeRole         | {\"RoleArn\":\"arn:aws:iam::111122223333:role/r\",\"RoleSessionName\":\"a b\"} | pattern",
        "sts           | GetCallerIdentity  | {\"X\":1}                                   | 'x' is not known"
      })
  void inputThatAwsWouldRefuseIsAFault(String stem, String operation, String input, String fault)
      throws Exception {
    assertThat(ServiceModel.load(stem).faults(operation, (ObjectNode) JSON.readTree(input)))
        .singleElement()
        .asString()
        .contains(fault);
  }

  @Test
  void lengthIsCountedInCharactersAndNotInUtf16() throws Exception {
    var model = ServiceModel.load("tagging");
    var arn = "arn:aws:sqs:eu-west-1:111122223333:q";
    var tree = "\uD83C\uDF33";

    assertThat(model.faults("TagResources", tag(arn, tree.repeat(128)))).isEmpty();
    assertThat(model.faults("TagResources", tag(arn, tree.repeat(129)))).hasSize(1);
  }

  @Test
  void answerMayHaveTheMembersOfOurOverlay() throws Exception {
    var model = ServiceModel.load("organizations");

    assertThat(
            model.answerFaults("DescribeAccount", object("{\"Account\":{\"State\":\"ACTIVE\"}}")))
        .isEmpty();
    assertThat(model.answerFaults("DescribeAccount", object("{\"Account\":{\"State\":\"GONE\"}}")))
        .hasSize(1);
    assertThat(model.shape("Account").path("members").has("Email"))
        .as("the overlay adds and never replaces")
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organizations",
        "tagging",
        "ssm",
        "sqs",
        "sts",
        "events",
        "logs",
        "states",
        "monitoring"
      })
  void everyPatternOfAModelCompiles(String stem) {
    var model = ServiceModel.load(stem);
    var compiled = new ArrayList<Pattern>();
    for (var operation : model.operations()) {
      model
          .input(operation)
          .ifPresent(shape ->
              model
                  .shape(shape)
                  .path("members")
                  .forEach(member -> {
                    var pattern = model.shape(member.path("shape").asText()).path("pattern");
                    if (pattern.isTextual()) {
                      compiled.add(Pattern.compile(pattern.asText()));
                    }
                  }));
    }
    assertThat(compiled).doesNotContainNull();
  }

  private static ObjectNode tag(String arn, String key) {
    var input = JSON.createObjectNode();
    input.putArray("ResourceARNList").add(arn);
    input.putObject("Tags").put(key, "x");
    return input;
  }

  private static ObjectNode object(String json) throws Exception {
    return (ObjectNode) JSON.readTree(json);
  }
}
