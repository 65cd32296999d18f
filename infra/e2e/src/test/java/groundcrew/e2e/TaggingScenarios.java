package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.AsOperator;
import groundcrew.local.alarms.State;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.cloudwatch.CloudWatchModule;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.limits.Throttle;
import groundcrew.local.organizations.OrganizationsModule;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.sns.SnsModule;
import groundcrew.local.sqs.SqsModule;
import groundcrew.local.template.Template;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What the tagging system must do; every statement of its policies serves one of these. A refusal
/// that a scenario wants it claims; any other is a problem, which fails it.
record TaggingScenarios(TaggingCloud tagging) {
  private static final List<String> QUEUES =
      List.of(
          "groundcrew-cloud-center-tasks",
          "groundcrew-cloud-center-tasks-dead-letters",
          "groundcrew-cloud-center-undo-tasks",
          "groundcrew-cloud-center-undo-tasks-dead-letters",
          "groundcrew-cloud-center-failed-runs");
  private static final String PEOPLE = "platform@example.com";

  void all() {
    everythingIsTagged();
    aRunContinuesInAnotherInvocation();
    unencryptedCallsAreDenied();
    aFailedRunIsKept();
    aDeniedStartIsKept();
    aDeadMessageRaisesTheAlarm();
  }

  void everythingIsTagged() {
    tagging.run();
    assertThat(tagging.audit().wrong()).isEmpty();
  }

  /// Others leave so little of the organization's quota that no invocation reads all accounts.
  void aRunContinuesInAnotherInvocation() {
    var faults = tagging.cloud().module(OrganizationsModule.class).faults();
    faults.throttle(new Throttle(0.7, 3, InstantSource.system()));
    try {
      tagging.run();
    } finally {
      faults.throttle(Throttle.off());
    }
    assertThat(
            tagging
                .cloud()
                .module(LambdaModule.class)
                .lambda()
                .logs(TaggingSystem.LEVEL + "-account-tagger"))
        .anyMatch(line -> line.contains("the run continues in another invocation"));
    assertThat(tagging.cloud().takeProblems()).isEmpty();
    assertThat(tagging.audit().wrong()).isEmpty();
  }

  /// Gives the account tagger so little time that it reads three accounts in an invocation, while
  /// others use most of the organization's quota.
  static void shortenAccountTagger(List<Template> templates) {
    var home = TaggingSystem.named(templates, TaggingSystem.HOME_STACK);
    home.idsOf("AWS::Lambda::Function").stream()
        .map(home::resource)
        .filter(function -> function.toString().contains("AccountTaggerHandler"))
        .forEach(function -> function.withObject("/Properties").put("Timeout", 6));
  }

  void unencryptedCallsAreDenied() {
    var unencrypted = new Unencrypted(tagging.cloud(), tagging.home());
    QUEUES.forEach(queue -> unencrypted.assertRefused("sqs:SendMessage", arn(queue)));
    unencrypted.assertRefused(
        "sns:Publish", arn(TaggingSystem.ALARM_STACK).replace(":sqs:", ":sns:"));
  }

  /// The e-mail says which queue; when the message is gone, the alarm is over.
  void aDeadMessageRaisesTheAlarm() {
    var dead = "groundcrew-cloud-center-tasks-dead-letters";
    var sns = tagging.cloud().module(SnsModule.class).sns();
    sns.confirm(PEOPLE);
    // What earlier scenarios left in other queues is told first.
    tagging.pass(2);
    var before = sns.mailbox().to(PEOPLE).size();
    try (var sqs = sqs()) {
      var url = sqs.getQueueUrl(r -> r.queueName(dead)).queueUrl();
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("nobody could work on it"));
      tagging.pass(2);
      assertThat(tagging.cloud().takeProblems()).isEmpty();
      assertThat(sns.mailbox().to(PEOPLE).stream().skip(before))
          .singleElement()
          .satisfies(email -> {
            assertThat(email.subject()).isEqualTo("ALARM: \"%s\" in EU (Ireland)".formatted(dead));
            assertThat(email.text())
                .contains("Tagging tasks failed permanently and wait in " + dead);
          });
      sqs.purgeQueue(r -> r.queueUrl(url));
      tagging.pass(6);
    }
    var accountRegion = new AccountRegion(tagging.home(), "eu-west-1");
    assertThat(
            tagging
                .cloud()
                .module(CloudWatchModule.class)
                .cloudWatch()
                .alarms()
                .state(accountRegion, dead)
                .value())
        .isEqualTo(State.OK);
  }

  private SqsClient sqs() {
    return new AsOperator(tagging.cloud(), tagging.home(), "eu-west-1").client(SqsClient.builder());
  }

  void aFailedRunIsKept() {
    var kept = depth();
    var refusal = new AwsError(400, "AccessDeniedException", "switched on by a test");
    tagging.cloud().gateway().faults().next("organizations:ListAccounts", refusal, 100);
    tagging
        .cloud()
        .module(SchedulerModule.class)
        .scheduler()
        .arns()
        .forEach(tagging.cloud().module(SchedulerModule.class).scheduler()::fire);
    var problems = await(() -> depth() == kept + 1);
    tagging.cloud().gateway().faults().clear();
    assertThat(problems)
        .isNotEmpty()
        .allMatch(problem ->
            problem.contains("groundcrew-cloud-center-account-tagger failed after 1 attempts"));
  }

  void aDeniedStartIsKept() {
    var kept = depth();
    var iam = tagging.cloud().iam();
    iam.allStatements().stream().filter(id -> id.endsWith("InvokeFunction")).forEach(iam::disable);
    try {
      assertThatThrownBy(() ->
              tagging
                  .cloud()
                  .module(SchedulerModule.class)
                  .scheduler()
                  .arns()
                  .forEach(tagging.cloud().module(SchedulerModule.class).scheduler()::fire))
          .hasMessageContaining("lambda:InvokeFunction");
      iam.expectDenials("lambda:InvokeFunction");
      assertThat(await(() -> depth() == kept + 1)).isEmpty();
    } finally {
      iam.enableAll();
    }
  }

  private long depth() {
    return tagging
        .cloud()
        .module(SqsModule.class)
        .depth(arn("groundcrew-cloud-center-failed-runs"))
        .all();
  }

  private String arn(String queue) {
    return "arn:aws:sqs:eu-west-1:%s:%s".formatted(tagging.home(), queue);
  }

  private List<String> await(BooleanSupplier condition) {
    return new Patience(tagging.cloud()).await(condition);
  }
}
