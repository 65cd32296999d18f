package groundcrew.e2e;

import static groundcrew.demo.system.TaggingSystem.LEVEL;
import static groundcrew.e2e.TaggingCloud.DELEGATED;
import static groundcrew.e2e.TaggingCloud.MANAGEMENT;
import static groundcrew.e2e.TaggingCloud.REGION;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.AsOperator;
import groundcrew.local.gateway.CallCounts;
import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.sqs.SqsModule;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/// The functions run in a delegated administrator, as is recommended, and the management account is
/// a member among others, with a role from a stack of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DelegatedHomeIT {

  private TaggingCloud tagging;
  private OrganizationsClient organizations;
  private String policy;
  private Map<String, Map<String, String>> before;

  @BeforeAll
  void deployWhileTheHomeAdministersStackSets() throws IOException {
    var assembly = TaggingCloud.delegatedAssembly();
    policy = Files.readString(assembly.resolve("delegation-policy.json"));
    tagging = TaggingCloud.start(TaggingCloud.templates(assembly));
    organizations =
        new AsOperator(tagging.cloud(), MANAGEMENT, "us-east-1")
            .client(OrganizationsClient.builder());
    // An undo has to take their new keys away again.
    addQueues(DELEGATED);
    addQueues(MANAGEMENT);
    before = undo().tags();
  }

  @AfterAll
  void end() {
    organizations.close();
    tagging.close();
  }

  @Test
  @Order(1)
  void deploysEachStackIntoItsAccount() {
    var roles = tagging.cloud().iam().roles();

    assertThat(tagging.home()).isEqualTo(DELEGATED);
    assertThat(roles.named(DELEGATED, LEVEL + "-account-tagger")).isPresent();
    assertThat(roles.named(MANAGEMENT, LEVEL + "-account-tagger")).isEmpty();
    assertThat(roles.named(MANAGEMENT, "groundcrew-tagger")).isPresent();
  }

  @Test
  @Order(2)
  void withoutADelegationTheRunFailsAndItsLogTellsWhatIsMissing() {
    organizations.deregisterDelegatedAdministrator(
        r -> r.accountId(DELEGATED).servicePrincipal(DelegatedAdministrators.STACK_SETS));

    fire();

    assertThat(new Patience(tagging.cloud()).await(() -> failedRuns() == 1))
        .isNotEmpty()
        .allMatch(problem -> problem.contains(LEVEL + "-account-tagger failed after 1 attempts"));
    assertThat(tagging.cloud().module(LambdaModule.class).lambda().logs(LEVEL + "-account-tagger"))
        .anyMatch(line ->
            line.contains("You don't have permissions to access this resource.")
                && line.contains("register it as a delegated administrator"));
    assertThat(undo().tags()).isEqualTo(before);
  }

  @Test
  @Order(3)
  void theDelegationPolicyLetsTheHomeTagEveryAccount() throws IOException {
    tagging.cloud().gateway().counts().reset();
    organizations.putResourcePolicy(r -> r.content(policy));

    tagging.run();

    assertThat(tagging.audit().wrong()).isEmpty();
    assertThat(tagOf(DELEGATED)).isEqualTo("1040");
    assertThat(tagOf(MANAGEMENT)).isEqualTo("1000");
    assertThat(callsToOrganizations()).isEqualTo(actionsOfThePolicy());
  }

  @Test
  @Order(4)
  void aRunIsUndoneInEveryAccount() {
    undo().undoLatestRun();

    assertThat(undo().tags()).isEqualTo(before);
  }

  @Test
  @Order(5)
  void anAdministratorOfStackSetsNeedsNoDelegationPolicy() {
    organizations.deleteResourcePolicy(r -> {});
    organizations.registerDelegatedAdministrator(
        r -> r.accountId(DELEGATED).servicePrincipal(DelegatedAdministrators.STACK_SETS));

    tagging.run();

    assertThat(tagging.audit().wrong()).isEmpty();
  }

  @Test
  @Order(6)
  void theRoleOfTheManagementAccountHasNoPermissionTooMany() {
    var iam = tagging.cloud().iam();

    assertThat(iam.declaredStatements())
        .filteredOn(statement -> statement.startsWith("groundcrew-management-role "))
        .isNotEmpty()
        .allSatisfy(statement ->
            assertThat(iam.decisions().callThatNeeds(statement)).as(statement).isPresent())
        .flatMap(iam.decisions()::patternsThatNeed)
        .allSatisfy(pattern -> assertThat(pattern.tooWide(Set.of())).isEmpty());
  }

  private void addQueues(String account) {
    UndoScenarios.queuesByHand(account).forEach(tagging.fixture().resources()::add);
  }

  private String tagOf(String account) {
    return tagging
        .fixture()
        .resources()
        .find(account, REGION, queue(account))
        .map(queue -> queue.tags().getOrDefault("cost_centre", "none"))
        .orElseThrow();
  }

  private static String queue(String account) {
    return "arn:aws:sqs:%s:%s:by-hand".formatted(REGION, account);
  }

  private void fire() {
    var scheduler = tagging.cloud().module(SchedulerModule.class).scheduler();
    scheduler.arns().forEach(scheduler::fire);
  }

  private long failedRuns() {
    return tagging
        .cloud()
        .module(SqsModule.class)
        .depth("arn:aws:sqs:%s:%s:%s-failed-runs".formatted(REGION, DELEGATED, LEVEL))
        .all();
  }

  private Set<String> callsToOrganizations() {
    return tagging.cloud().gateway().counts().snapshot().keySet().stream()
        .filter(call -> call.account().equals(DELEGATED))
        .map(CallCounts.Key::operation)
        .filter(operation -> operation.startsWith("organizations:"))
        .collect(toCollection(TreeSet::new));
  }

  private Set<String> actionsOfThePolicy() throws IOException {
    return new ObjectMapper()
        .readTree(policy)
        .at("/Statement/0/Action")
        .valueStream()
        .map(JsonNode::asText)
        .collect(toCollection(TreeSet::new));
  }

  private UndoScenarios undo() {
    return new UndoScenarios(tagging);
  }
}
