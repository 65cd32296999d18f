package groundcrew.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.system.TagAudit;
import groundcrew.local.AsOperator;
import groundcrew.local.fixture.TaggedResource;
import java.io.IOException;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.ssm.SsmClient;

/// One tag travels: schedule, account tagger, queue, resource tagger, assumed role, resource.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaggingIT {
  private TaggingCloud tagging;
  private TagAudit before;

  @BeforeAll
  void runOnce() throws IOException {
    tagging = TaggingCloud.start();
    before = tagging.audit();
    tagging.run();
  }

  @AfterAll
  void end() {
    tagging.close();
  }

  @Test
  @Order(1)
  void tagsEveryTaggableResourceWithTheTagsOfItsAccount() {
    assertThat(before.wrong()).hasSizeGreaterThan(100);
    assertThat(tagging.audit().wrong()).isEmpty();
    assertThat(tagging.audit().right()).hasSize(before.wrong().size() + before.right().size());
  }

  @Test
  @Order(1)
  void copiesOnlyTheKeysOfTheLevel() {
    for (var resource : before.wrong()) {
      var keys = new HashSet<>(resource.tags().keySet());
      keys.addAll(tagging.system().keys());
      assertThat(now(resource).tags().keySet()).isSubsetOf(keys);
    }
  }

  @Test
  @Order(1)
  void keepsTheOtherTagsOfAResource() {
    for (var resource : before.wrong()) {
      assertThat(now(resource).tags().keySet()).containsAll(resource.tags().keySet());
    }
  }

  @Test
  @Order(1)
  void neverWritesAStack() {
    assertThat(before.stacks()).isNotEmpty();
    assertThat(tagging.audit().stacks()).containsExactlyInAnyOrderElementsOf(before.stacks());
  }

  @Test
  @Order(1)
  void ignoresAccountsWithoutTagsAndSuspendedAccounts() {
    assertThat(tagging.cloud().gateway().counts().snapshot().keySet())
        .noneMatch(key -> key.account().equals("200000000004"))
        .noneMatch(key -> key.account().equals("200000000005"));
  }

  @Test
  @Order(1)
  void writesTagsInTheFewestCalls() {
    var least =
        before.wrong().stream()
            .collect(groupingBy(r -> r.account() + r.region(), counting()))
            .values()
            .stream()
            .mapToLong(wrong -> (wrong + 19) / 20)
            .sum();

    assertThat(tagging.cloud().gateway().counts().total("tagging:TagResources")).isEqualTo(least);
  }

  @Test
  @Order(1)
  void writesTheParameterOfTheLevelInEachAccountAndRegion() {
    try (var ssm = ssm("200000000003", "eu-west-1")) {
      var parameter =
          ssm.getParameter(request -> request.name("/groundcrew/tags/cloud-center")).parameter();

      assertThat(parameter.value())
          .isEqualTo(
              """
              {"keys":["cost_centre","environment","owner"],"level":"cloud-center",\
              "tags":{"cost_centre":"1020"}}\
              """);
    }
  }

  @Test
  @Order(2)
  void writesNothingInASecondRun() {
    var counts = tagging.cloud().gateway().counts();
    counts.reset();

    tagging.run();

    assertThat(counts.total("tagging:GetResources")).isPositive();
    assertThat(counts.total("tagging:TagResources")).isZero();
    assertThat(counts.total("ssm:PutParameter")).isZero();
  }

  @Test
  @Order(2)
  void deniesAnUnencryptedCallToAQueue() {
    new TaggingScenarios(tagging).unencryptedCallsAreDenied();
  }

  @Test
  @Order(3)
  void restoresAChangedTagInTheNextRun() {
    var resource = tagging.audit().right().getFirst();
    tagging.changeByHand(resource);
    assertThat(tagging.audit().wrong()).hasSize(1);

    tagging.run();

    assertThat(tagging.audit().wrong()).isEmpty();
  }

  @Test
  @Order(4)
  void keepsAFailedRunInTheQueueOfFailedRuns() {
    new TaggingScenarios(tagging).aFailedRunIsKept();
  }

  @Test
  @Order(5)
  void keepsADeniedRunInTheQueueOfFailedRuns() {
    new TaggingScenarios(tagging).aDeniedStartIsKept();
  }

  @Test
  @Order(6)
  void raisesAnAlarmForADeadMessageAndNamesItsQueueInTheEmail() {
    new TaggingScenarios(tagging).aDeadMessageRaisesTheAlarm();
  }

  private TaggedResource now(TaggedResource then) {
    return tagging
        .fixture()
        .resources()
        .find(then.account(), then.region(), then.arn())
        .orElseThrow();
  }

  private SsmClient ssm(String account, String region) {
    return new AsOperator(tagging.cloud(), account, region).client(SsmClient.builder());
  }
}
