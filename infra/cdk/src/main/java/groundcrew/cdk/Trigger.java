package groundcrew.cdk;

import groundcrew.cdk.Configuration.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.DeadLetterConfigProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// Invokes a function on a schedule, under a role that may invoke nothing else.
final class Trigger extends Construct {
  private static final Duration EVENT_AGE = Duration.ofHours(1);
  private static final int ATTEMPTS = 10;

  Trigger(
      Construct scope,
      String id,
      Configuration configuration,
      Level level,
      JavaFunction target,
      IQueue failed) {
    super(scope, id);
    var name = new Names(configuration).level(level).schedule();
    var may = new ArrayList<PolicyStatement>();
    may.add(Statements.allow("InvokeFunction", List.of("lambda:InvokeFunction"), target.liveArn()));
    may.add(Statements.allow("KeepFailedRuns", List.of("sqs:SendMessage"), failed.getQueueArn()));
    may.addAll(Statements.useKey(configuration));
    var role =
        Role.Builder.create(this, "Role")
            .roleName(name)
            .description("Lets EventBridge Scheduler start the function")
            .assumedBy(
                new PrincipalWithConditions(
                    new ServicePrincipal("scheduler.amazonaws.com"),
                    Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
            .inlinePolicies(Map.of("own", PolicyDocument.Builder.create().statements(may).build()))
            .build();
    var schedule = level.schedule();
    CfnSchedule.Builder.create(this, "Schedule")
        .name(name)
        .description("Starts the run that brings account tags to resources")
        .scheduleExpression(schedule.expression())
        .scheduleExpressionTimezone(schedule.timeZone())
        .flexibleTimeWindow(window(schedule.flexibleWindow()))
        .target(
            TargetProperty.builder()
                .arn(target.liveArn())
                .roleArn(role.getRoleArn())
                .input("{\"time\":\"<aws.scheduler.scheduled-time>\"}")
                .retryPolicy(
                    RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(EVENT_AGE.toSeconds())
                        .maximumRetryAttempts(ATTEMPTS)
                        .build())
                .deadLetterConfig(
                    DeadLetterConfigProperty.builder().arn(failed.getQueueArn()).build())
                .build())
        .build();
  }

  private static FlexibleTimeWindowProperty window(Duration window) {
    return window.toMinutes() == 0
        ? FlexibleTimeWindowProperty.builder().mode("OFF").build()
        : FlexibleTimeWindowProperty.builder()
            .mode("FLEXIBLE")
            .maximumWindowInMinutes(window.toMinutes())
            .build();
  }
}
