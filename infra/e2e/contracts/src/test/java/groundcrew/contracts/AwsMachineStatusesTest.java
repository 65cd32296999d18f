package groundcrew.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.AwsMachineStatusItem;
import groundcrew.stepfn.machine.AwsMachineStatuses;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineStatuses;
import groundcrew.stepfn.machine.MachineStatusesContract;
import groundcrew.stepfn.machine.Machines;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AwsMachineStatusesTest extends MachineStatusesContract {
  @AutoClose private static final LocalTables TABLES = new LocalTables();

  private final String table = TABLES.create(AwsMachineStatusItem.KEY);

  /// DynamoDB ends a page after a megabyte, whatever of it is asked for.
  @Test
  void returnsMoreThanFitsOnAPage() {
    var statuses =
        List.of("a", "b", "c", "d").stream()
            .map(Machines::standard)
            .map(MachineStatus::none)
            .toList();
    for (var status : statuses) {
      var item = new HashMap<>(AwsMachineStatusItem.write(status));
      item.put("somebodyElses", AttributeValue.fromS("x".repeat(380_000)));
      TABLES.client().putItem(request -> request.tableName(table).item(item));
    }

    assertThat(TABLES.client().scan(request -> request.tableName(table)).hasLastEvaluatedKey())
        .isTrue();
    assertThat(statuses().all(deadline)).containsExactlyInAnyOrderElementsOf(statuses);
  }

  @Override
  protected MachineStatuses statuses() {
    return new AwsMachineStatuses(TABLES.client(), table);
  }
}
