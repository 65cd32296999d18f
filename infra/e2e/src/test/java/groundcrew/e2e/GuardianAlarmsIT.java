package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.alarms.State;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

/// The alarms of the Guardian, from OK to ALARM and back. Minutes pass by the cloud's own clock.
class GuardianAlarmsIT {

  @Test
  void raisesTheAlarmWhenAMachineFailsAndClearsItWhenTheMachineSucceeds() throws IOException {
    try (var guardian = GuardianCloud.start()) {
      var machine = guardian.machine("nightly-import", Status.SUCCEEDED);
      guardian.machine("billing-export", Status.SUCCEEDED);
      guardian.passWithRuns(4);
      assertThat(states(guardian)).containsExactly(State.OK, State.OK, State.OK);

      run(guardian, machine, "bad", Status.FAILED);
      guardian.passWithRuns(1);
      assertThat(states(guardian)).containsExactly(State.ALARM, State.ALARM, State.OK);
      assertThat(contributors(guardian)).containsExactly("nightly-import");

      run(guardian, machine, "good", Status.SUCCEEDED);
      guardian.passWithRuns(2);
      assertThat(states(guardian)).containsExactly(State.OK, State.OK, State.OK);
      assertThat(contributors(guardian)).isEmpty();
    }
  }

  @Test
  void theAlarmsRecoverWhenTheLastMachineLosesItsTagAndIsDeleted() throws IOException {
    try (var guardian = GuardianCloud.start()) {
      var machine =
          guardian.machine("backup", Map.of("groundcrew:max-age", "PT30M"), Status.SUCCEEDED);
      guardian.passWithRuns(2);
      assertThat(guardian.alarm("overdue")).isEqualTo(State.ALARM);

      try (var tagging = guardian.operator().client(ResourceGroupsTaggingApiClient.builder())) {
        tagging.untagResources(
            request -> request.resourceARNList(machine).tagKeys("groundcrew:max-age"));
      }
      // CloudWatch looks back further than one period.
      guardian.passWithRuns(6);
      assertThat(guardian.alarm("overdue")).isEqualTo(State.OK);

      run(guardian, machine, "bad", Status.FAILED);
      guardian.passWithRuns(1);
      assertThat(states(guardian)).containsExactly(State.ALARM, State.ALARM, State.OK);
      guardian.cloud().module(StepFunctionsModule.class).states().delete(machine);
      guardian.passWithRuns(6);
      assertThat(states(guardian)).containsExactly(State.OK, State.OK, State.OK);
    }
  }

  @Test
  void raisesOnlyTheAlarmOfThePublisherWhenThePublisherStops() throws IOException {
    try (var guardian = GuardianCloud.start()) {
      guardian.machine("nightly-import", Status.TIMED_OUT);
      guardian.passWithRuns(4);
      assertThat(states(guardian)).containsExactly(State.ALARM, State.ALARM, State.OK);

      guardian.pass(30);

      assertThat(states(guardian)).containsExactly(State.ALARM, State.ALARM, State.ALARM);
    }
  }

  private static void run(GuardianCloud guardian, String machine, String name, Status end) {
    var execution =
        guardian.cloud().module(StepFunctionsModule.class).states().start(machine, name);
    guardian.cloud().module(StepFunctionsModule.class).states().end(execution.arn(), end);
    guardian.system().await("the events' end", GuardianCloud.LIMIT, guardian.cloud()::quiet);
  }

  /// Returns the states of the alarm for each machine, that for all, and the publisher's own.
  private static List<State> states(GuardianCloud guardian) {
    return Stream.of("failed", "in-trouble", "publisher-errors").map(guardian::alarm).toList();
  }

  private static List<String> contributors(GuardianCloud guardian) {
    try (var cloudWatch = guardian.operator().client(CloudWatchClient.builder())) {
      var name = guardian.system().stack() + "-failed";
      return cloudWatch
          .describeAlarmContributors(request -> request.alarmName(name))
          .alarmContributors()
          .stream()
          .flatMap(one -> one.contributorAttributes().values().stream())
          .toList();
    }
  }
}
