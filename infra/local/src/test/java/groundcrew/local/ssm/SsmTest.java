package groundcrew.local.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.Calls;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.limits.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SsmTest {
  private static final String ACCOUNT = "111122223333";
  private final Ssm ssm = new Ssm(Paging.quirky(), () -> Instant.ofEpochMilli(1_500));

  @Test
  void aParameterIsReadBackWithItsVersionAndArn() {
    put("/groundcrew/tags/a", "one");

    assertThat(answer("GetParameter", "{'Name':'/groundcrew/tags/a'}").path("Parameter").toString())
        .isEqualTo(
            Calls.json(
                    "{'Name':'/groundcrew/tags/a','Type':'String','Value':'one','Version':1,'LastModifiedDate':1.5,"
                        + "'ARN':'arn:aws:ssm:eu-west-1:111122223333:parameter/groundcrew/tags/a','DataType':'text'}")
                .toString());
  }

  @Test
  void aWriteThatIsNotAskedToOverwriteIsRefused() {
    put("/a", "one");

    assertError(
        "ParameterAlreadyExists", "PutParameter", "{'Name':'/a','Value':'two','Type':'String'}");
  }

  @Test
  void eachOverwriteCountsTheVersionUpAndOldVersionsStayReadable() {
    put("/a", "one");
    var second = answer("PutParameter", "{'Name':'/a','Value':'two','Overwrite':true}");

    assertThat(second.path("Version").asInt()).isEqualTo(2);
    assertThat(value("/a")).isEqualTo("two");
    assertThat(value("/a:1")).isEqualTo("one");
    assertError("ParameterVersionNotFound", "GetParameter", "{'Name':'/a:3'}");
  }

  @Test
  void theTypeOfAParameterCannotChange() {
    put("/a", "one");

    assertError(
        "HierarchyTypeMismatchException",
        "PutParameter",
        "{'Name':'/a','Value':'x','Type':'SecureString','Overwrite':true}");
  }

  @Test
  void aNewParameterNeedsAType() {
    assertError("ValidationException", "PutParameter", "{'Name':'/a','Value':'x'}");
  }

  @Test
  void namesObeyTheHierarchysRules() {
    for (var name : List.of("a/b", "/a b", "/aws/x", "ssm-x", "/a//b", "/a/")) {
      assertError(
          "ValidationException",
          "PutParameter",
          "{'Name':'%s','Value':'x','Type':'String'}".formatted(name));
    }
    assertError(
        "HierarchyLevelLimitExceededException",
        "PutParameter",
        "{'Name':'%s','Value':'x','Type':'String'}".formatted("/a".repeat(16)));
  }

  @Test
  void intelligentTieringTakesWhatStandardRefuses() {
    var large = "x".repeat(4097);

    assertError(
        "ValidationException",
        "PutParameter",
        "{'Name':'/a','Value':'%s','Type':'String'}".formatted(large));
    assertThat(
            answer(
                    "PutParameter",
                    "{'Name':'/a','Value':'%s','Type':'String','Tier':'Intelligent-Tiering'}"
                        .formatted(large))
                .path("Tier")
                .asText())
        .isEqualTo("Advanced");
  }

  @Test
  void aSecretIsShownOnlyWithDecryptionAndInNoText() {
    answer("PutParameter", "{'Name':'/secret','Value':'tree-token','Type':'SecureString'}");

    assertThat(value("/secret")).doesNotContain("tree-token");
    assertThat(
            answer("GetParameter", "{'Name':'/secret','WithDecryption':true}")
                .at("/Parameter/Value")
                .asText())
        .isEqualTo("tree-token");
    assertThat(
            new Parameter("arn", "/s", "SecureString", "Standard", "tree-token", 1, Instant.EPOCH)
                .toString())
        .doesNotContain("tree-token");
  }

  @Test
  void unknownNamesAreToldApartFromTheFoundOnes() {
    put("/a", "one");

    var answer = answer("GetParameters", "{'Names':['/a','/b']}");

    assertThat(answer.path("Parameters")).hasSize(1);
    assertThat(answer.path("InvalidParameters").toString()).isEqualTo("[\"/b\"]");
  }

  @Test
  void aPathIsListedOverShortAndEmptyPages() {
    for (var i = 10; i < 35; i++) {
      put("/t/" + i, "v");
    }
    put("/t/deep/er", "v");
    put("/tea", "v");
    var sizes = new ArrayList<Integer>();
    var input = "{'Path':'/t'}";
    while (true) {
      var answer = answer("GetParametersByPath", input);
      sizes.add(answer.path("Parameters").size());
      if (!answer.has("NextToken")) {
        break;
      }
      input = "{'Path':'/t','NextToken':'%s'}".formatted(answer.path("NextToken").asText());
    }

    assertThat(sizes).containsExactly(10, 0, 5, 10);
    assertThat(
            answer("GetParametersByPath", "{'Path':'/t/deep/','Recursive':true}")
                .path("Parameters"))
        .hasSize(1);
    assertError("InvalidNextToken", "GetParametersByPath", "{'Path':'/t','NextToken':'x'}");
  }

  @Test
  void aDeletedParameterIsGoneAndBeginsAgainAtOne() {
    put("/a", "one");
    answer("DeleteParameter", "{'Name':'/a'}");

    assertError("ParameterNotFound", "GetParameter", "{'Name':'/a'}");
    assertError("ParameterNotFound", "DeleteParameter", "{'Name':'/a'}");
    assertThat(put("/a", "one").path("Version").asInt()).isEqualTo(1);
  }

  @Test
  void accountsAndRegionsShareNothing() {
    put("/a", "one");

    assertThatThrownBy(
            () -> ssm.answer(Calls.of(ACCOUNT, "us-east-1", "GetParameter", "{'Name':'/a'}")))
        .isInstanceOf(AwsError.class);
    assertThatThrownBy(() ->
            ssm.answer(Calls.of("444455556666", "eu-west-1", "GetParameter", "{'Name':'/a'}")))
        .isInstanceOf(AwsError.class);
  }

  @Test
  void eachNameNeedsThePermissionOnItsArn() {
    assertThat(
            ssm.requiredPermissions(
                Calls.of(ACCOUNT, "eu-west-1", "GetParameters", "{'Names':['/a:2','b']}")))
        .containsExactly(
            RequiredPermission.of(
                "ssm:GetParameters", "arn:aws:ssm:eu-west-1:111122223333:parameter/a"),
            RequiredPermission.of(
                "ssm:GetParameters", "arn:aws:ssm:eu-west-1:111122223333:parameter/b"));
  }

  private ObjectNode put(String name, String value) {
    return answer(
        "PutParameter", "{'Name':'%s','Value':'%s','Type':'String'}".formatted(name, value));
  }

  private String value(String name) {
    return answer("GetParameter", "{'Name':'%s'}".formatted(name)).at("/Parameter/Value").asText();
  }

  private ObjectNode answer(String operation, String input) {
    return ssm.answer(Calls.of(ACCOUNT, "eu-west-1", operation, input));
  }

  private void assertError(String code, String operation, String input) {
    assertThatThrownBy(() -> answer(operation, input))
        .isInstanceOfSatisfying(AwsError.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
