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

/// A schedule that invokes a function, with a role that can invoke nothing else.
final class Trigger extends Construct {
  /// The properties of one schedule.
  ///
  /// @param name name of the schedule and of its role
  /// @param maximumDelay time after which the invocation is no longer retried
  /// @param retries maximum number of retries
  record Props(
      String name, String description, Schedule schedule, Duration maximumDelay, int retries) {}

  Trigger(
      Construct scope,
      String id,
      Configuration configuration,
      Props props,
      JavaFunction target,
      IQueue failed) {
    super(scope, id);
    var statements = new ArrayList<PolicyStatement>();
    statements.add(
        Statements.allow("InvokeFunction", List.of("lambda:InvokeFunction"), target.liveArn()));
    statements.add(
        Statements.allow("SendFailedRuns", List.of("sqs:SendMessage"), failed.getQueueArn()));
    statements.addAll(Statements.useKey(configuration));
    var role =
        Role.Builder.create(this, "Role")
            .roleName(props.name())
            .description("Allows EventBridge Scheduler to invoke the function")
            .assumedBy(
                new PrincipalWithConditions(
                    new ServicePrincipal("scheduler.amazonaws.com"),
                    Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
            .inlinePolicies(
                Map.of("own", PolicyDocument.Builder.create().statements(statements).build()))
            .build();
    var schedule = props.schedule();
    CfnSchedule.Builder.create(this, "Schedule")
        .name(props.name())
        .description(props.description())
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
                        .maximumEventAgeInSeconds(props.maximumDelay().toSeconds())
                        .maximumRetryAttempts(props.retries())
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
