package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.AsOperator;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/// The stack of a level is deployed after the member roles, and again after it was destroyed, with
/// new roles of the same names. The member roles stay as they are and trust the level's roles.
class RedeploymentIT {
  private static final String ASSUME = "sts:AssumeRole";

  @Test
  void memberRolesTrustRolesThatAreDeployedLater() throws IOException {
    try (var tagging = TaggingCloud.start(memberRolesFirst(TaggingCloud.templates()))) {
      tagging.run();

      assertThat(tagging.audit().wrong()).isEmpty();
    }
  }

  @Test
  void memberRolesTrustTheRolesOfALevelThatIsDeployedAgain() throws IOException {
    var templates = TaggingCloud.templates();
    try (var tagging = TaggingCloud.start(templates)) {
      var home = TaggingSystem.named(templates, TaggingSystem.HOME_STACK);
      var before = roleIds(tagging, home);

      destroy(tagging, home);
      assertThat(roleIds(tagging, home)).isEmpty();
      deleteJournal(tagging);
      deploy(tagging, home);

      assertThat(roleIds(tagging, home)).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
      tagging.run();
      assertThat(tagging.audit().wrong()).isEmpty();
      assertThat(tagging.cloud().gateway().counts().total(ASSUME)).isPositive();
    }
  }

  static List<Template> memberRolesFirst(List<Template> templates) {
    var first = TaggingSystem.named(templates, "groundcrew-member-roles");
    return Stream.concat(
            Stream.of(first), templates.stream().filter(template -> !template.equals(first)))
        .toList();
  }

  /// The stack retains its bucket, whose name is taken for the next one.
  private static void deleteJournal(TaggingCloud tagging) {
    var bucket = "groundcrew-cloud-center-journal-" + account(tagging);
    try (var s3 =
        new AsOperator(tagging.cloud(), account(tagging), "eu-west-1").client(S3Client.builder())) {
      s3.deleteBucket(r -> r.bucket(bucket));
    }
  }

  private static void deploy(TaggingCloud tagging, Template stack) {
    var region = stack.region().orElseThrow();
    tagging.cloud().deploy(stack, account(tagging), region);
  }

  private static void destroy(TaggingCloud tagging, Template stack) {
    tagging.cloud().destroy(stack.stack(), account(tagging), stack.region().orElseThrow());
  }

  private static List<String> roleIds(TaggingCloud tagging, Template stack) {
    var roles = tagging.cloud().iam().roles();
    return roleArns(tagging, stack).stream().map(arn -> roles.id(arn).orElseThrow()).toList();
  }

  private static List<String> roleArns(TaggingCloud tagging, Template stack) {
    var roles = tagging.cloud().iam().roles();
    return stack.idsOf("AWS::IAM::Role").stream()
        .map(id -> stack.resource(id).at("/Properties/RoleName").asText())
        .flatMap(name -> roles.named(account(tagging), name).stream())
        .toList();
  }

  private static String account(TaggingCloud tagging) {
    return tagging.home();
  }
}
