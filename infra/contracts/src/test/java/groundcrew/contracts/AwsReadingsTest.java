package groundcrew.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.AwsReadingItem;
import groundcrew.stepfn.machine.AwsReadings;
import groundcrew.stepfn.machine.Machines;
import groundcrew.stepfn.machine.Reading;
import groundcrew.stepfn.machine.Readings;
import groundcrew.stepfn.machine.ReadingsContract;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AwsReadingsTest extends ReadingsContract {
  private static final LocalTables TABLES = new LocalTables();

  private final String table = TABLES.create(AwsReadingItem.KEY);

  @AfterAll
  static void close() {
    TABLES.close();
  }

  /// DynamoDB ends a page after a megabyte, whatever of it is asked for.
  @Test
  void returnsMoreThanFitsOnAPage() {
    var readings =
        List.of("a", "b", "c", "d").stream().map(Machines::standard).map(Reading::none).toList();
    for (var reading : readings) {
      var item = new HashMap<>(AwsReadingItem.write(reading));
      item.put("somebodyElses", AttributeValue.fromS("x".repeat(380_000)));
      TABLES.client().putItem(request -> request.tableName(table).item(item));
    }

    assertThat(TABLES.client().scan(request -> request.tableName(table)).hasLastEvaluatedKey())
        .isTrue();
    assertThat(readings().all()).containsExactlyInAnyOrderElementsOf(readings);
  }

  @Override
  protected Readings readings() {
    return new AwsReadings(TABLES.client(), table);
  }
}
