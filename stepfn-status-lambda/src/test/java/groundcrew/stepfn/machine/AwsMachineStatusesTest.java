package groundcrew.stepfn.machine;

import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

class AwsMachineStatusesTest extends MachineStatusesContract {
  private final PagedDynamoDb dynamoDb = new PagedDynamoDb();
  private final MachineStatuses statuses = new AwsMachineStatuses(dynamoDb, "guardian");

  @Override
  protected MachineStatuses statuses() {
    return statuses;
  }

  @Test
  void writesItemsThatTheTrafficLightReads() {
    statuses.replace(
        MachineStatus.none(standard("nightly")).with(running("a", NOON)).readAt(NOON), deadline);

    assertThat(dynamoDb.scan(ScanRequest.builder().build()).items())
        .containsExactly(
            Map.of(
                "stateMachineArn", AttributeValue.fromS(Machines.arn("nightly")),
                "type", AttributeValue.fromS("STANDARD"),
                "version", AttributeValue.fromN("1"),
                "readAt", AttributeValue.fromS("2026-01-31T12:00:00Z"),
                "newest",
                    AttributeValue.fromM(
                        Map.of(
                            "executionArn",
                            AttributeValue.fromS(
                                "arn:aws:states:eu-west-1:111111111111:execution:machine:a"),
                            "status",
                            AttributeValue.fromS("RUNNING"),
                            "startDate",
                            AttributeValue.fromS("2026-01-31T12:00:00Z"),
                            "redriveCount",
                            AttributeValue.fromN("0")))));
  }

  @Test
  void readsConsistentlyBeforeAChangeAndLimitsEveryCallToTenSeconds() {
    statuses.replace(MachineStatus.none(standard("nightly")), deadline);
    var known = statuses.find(Machines.arn("nightly"), deadline).orElseThrow();
    statuses.replace(known, deadline);
    statuses.all(deadline);
    statuses.remove(known, deadline);

    assertThat(dynamoDb.requests())
        .hasSize(5)
        .allSatisfy(request -> {
          assertThat(request.getValueForField("TableName", String.class)).contains("guardian");
          assertThat(request.overrideConfiguration())
              .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
              .contains(Duration.ofSeconds(10));
        });
    assertThat(dynamoDb.requests())
        .filteredOn(GetItemRequest.class::isInstance)
        .allMatch(request -> ((GetItemRequest) request).consistentRead());
  }

  @Test
  void endsEveryCallAtAnEarlierDeadline() {
    statuses.all(new Deadline(new VirtualTime(NOON), NOON.plusSeconds(3)));

    assertThat(dynamoDb.requests().getFirst().overrideConfiguration())
        .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
        .contains(Duration.ofSeconds(3));
  }

  @Test
  void ignoresUnknownAttributes() {
    var item = new HashMap<>(AwsMachineStatusItem.write(MachineStatus.none(standard("nightly"))));
    item.put("owner", AttributeValue.fromS("someone"));
    dynamoDb.put(item);

    assertThat(statuses.all(deadline)).containsExactly(MachineStatus.none(standard("nightly")));
  }

  @Test
  void readsTheOutcomeOfAnItemOfAnEarlierVersion() {
    var status =
        MachineStatus.none(standard("nightly")).with(ended("a", ExecutionStatus.FAILED, NOON));
    var item = new HashMap<>(AwsMachineStatusItem.write(status));
    item.put("verdict", item.remove("outcome"));
    dynamoDb.put(item);

    assertThat(status.outcome()).isPresent();
    assertThat(statuses.all(deadline)).containsExactly(status);
    assertThat(statuses.find(Machines.arn("nightly"), deadline)).contains(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "version", "readAt", "newest"})
  void readsTheOtherItemsIfOneIsMalformed(String broken) {
    var item = new HashMap<>(AwsMachineStatusItem.write(MachineStatus.none(standard("broken"))));
    item.put(broken, AttributeValue.fromS("yesterday"));
    dynamoDb.put(item);
    dynamoDb.put(AwsMachineStatusItem.write(MachineStatus.none(standard("nightly"))));

    assertThat(statuses.all(deadline)).containsExactly(MachineStatus.none(standard("nightly")));
    assertThatThrownBy(() -> statuses.find(Machines.arn("broken"), deadline))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Machines.arn("broken"))
        .hasMessageContaining("delete it");
  }

  @Test
  void readsTheOtherItemsIfOneIsNotAStatus() {
    dynamoDb.put(
        Map.of("stateMachineArn", AttributeValue.fromS("note"), "type", AttributeValue.fromN("1")));

    assertThat(statuses.all(deadline)).isEqualTo(List.of());
  }
}
