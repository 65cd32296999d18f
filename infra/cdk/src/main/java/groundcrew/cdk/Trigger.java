package groundcrew.cdk;

import groundcrew.cdk.Configuration.Schedule;
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
  /// What is particular about one schedule.
  ///
  /// @param name of the schedule and its role
  /// @param latest how late the function may still be started, which is tried again and again
  record Particulars(
      String name, String description, Schedule schedule, Duration latest, int attempts) {}

  Trigger(
      Construct scope,
      String id,
      Configuration configuration,
      Particulars particulars,
      JavaFunction target,
      IQueue failed) {
    super(scope, id);
    var may = new ArrayList<PolicyStatement>();
    may.add(Statements.allow("InvokeFunction", List.of("lambda:InvokeFunction"), target.liveArn()));
    may.add(Statements.allow("KeepFailedRuns", List.of("sqs:SendMessage"), failed.getQueueArn()));
    may.addAll(Statements.useKey(configuration));
    var role =
        Role.Builder.create(this, "Role")
            .roleName(particulars.name())
            .description("Lets EventBridge Scheduler start the function")
            .assumedBy(
                new PrincipalWithConditions(
                    new ServicePrincipal("scheduler.amazonaws.com"),
                    Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
            .inlinePolicies(Map.of("own", PolicyDocument.Builder.create().statements(may).build()))
            .build();
    var schedule = particulars.schedule();
    CfnSchedule.Builder.create(this, "Schedule")
        .name(particulars.name())
        .description(particulars.description())
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
                        .maximumEventAgeInSeconds(particulars.latest().toSeconds())
                        .maximumRetryAttempts(particulars.attempts())
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
