package groundcrew.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.treebutton.press.Admissions;
import groundcrew.treebutton.press.AwsAdmissions;
import groundcrew.treebutton.press.AwsPressItem;
import groundcrew.treebutton.press.AwsPresses;
import groundcrew.treebutton.press.ButtonHistory;
import groundcrew.treebutton.press.Lease;
import groundcrew.treebutton.press.Press;
import groundcrew.treebutton.press.PressRecord;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.press.Presses;
import groundcrew.treebutton.press.PressesContract;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AwsPressesTest extends PressesContract {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  @AutoClose private static final LocalTables TABLES = new LocalTables();

  private final String table =
      TABLES.create(AwsPressItem.KEY, AwsPressItem.OPEN, AwsPressItem.TIME);

  @Test
  void aReplacementThatWasStoredAndWhoseAnswerWasLostHasSucceeded() {
    var record = PressRecord.claimed(press(0), new Lease("worker", NOON));
    admissions().admit(record, ButtonHistory.empty(), LocalDate.EPOCH, 1, deadline);
    var ended = record.nextVersion().ended(PressState.FAILED, "out of paper");

    assertThat(presses().replace(ended, deadline)).isTrue();
    assertThat(presses().replace(ended, deadline)).isTrue();
    assertThat(presses().find("press-0", deadline)).contains(ended.nextVersion());
  }

  /// Each button has its own history; all of them share the count of the day.
  @Test
  void admitsAsManyAtOnceAsTheDayAllows() {
    var admitted = IntStream.range(0, 12).parallel().filter(this::admitWhateverConflicts).count();

    assertThat(admitted).isEqualTo(5);
    assertThat(admissions().known(press(0), LocalDate.EPOCH, deadline).acceptedToday())
        .isEqualTo(5);
  }

  private boolean admitWhateverConflicts(int button) {
    while (true) {
      var known = admissions().known(press(button), LocalDate.EPOCH, deadline);
      if (known.acceptedToday() == 5) {
        return false;
      }
      var record = PressRecord.claimed(press(button), new Lease("worker", NOON));
      if (admissions().admit(record, known.history(), LocalDate.EPOCH, 5, deadline)) {
        return true;
      }
    }
  }

  private static Press press(int button) {
    return new Press("press-" + button, "button-" + button, NOON, NOON);
  }

  @Override
  protected Presses presses() {
    return new AwsPresses(TABLES.client(), table);
  }

  @Override
  protected void damage(String id) {
    TABLES
        .client()
        .updateItem(request ->
            request
                .tableName(table)
                .key(Map.of(AwsPressItem.KEY, AttributeValue.fromS(id)))
                .updateExpression("REMOVE lease"));
  }

  @Override
  protected Admissions admissions() {
    return new AwsAdmissions(TABLES.client(), table);
  }
}
