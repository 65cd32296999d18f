package groundcrew.treebutton.jobevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchJobEventsTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final Deadline deadline = new Deadline(new VirtualTime(NOON), NOON.plusSeconds(60));
  private EventSwitches current = new EventSwitches(false, false);

  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "false, true", "true, true"})
  void areOnWhileTheStackExistsAndAsBeforeAfterIt(boolean job, boolean execution) {
    current = new EventSwitches(job, execution);
    var id = apply("Create", Optional.empty());
    assertThat(current).isEqualTo(EventSwitches.ON);
    assertThat(apply("Update", Optional.of(id))).isEqualTo(id);
    assertThat(current).isEqualTo(EventSwitches.ON);
    apply("Delete", Optional.of(id));

    assertThat(current).isEqualTo(new EventSwitches(job, execution));
  }

  @Test
  void stayAsTheyAreWhereACreationThatFailedIsDeleted() {
    apply("Delete", Optional.of("none"));

    assertThat(current).isEqualTo(new EventSwitches(false, false));
  }

  @Test
  void refuseAnUnknownRequest() {
    assertThatThrownBy(() -> apply("Replace", Optional.empty()))
        .hasMessage("RequestType is Replace: expected Create, Update or Delete");
  }

  private String apply(String type, Optional<String> id) {
    var events =
        new JobEvents() {
          @Override
          public EventSwitches current(Deadline ignored) {
            return current;
          }

          @Override
          public void set(EventSwitches switches, Deadline ignored) {
            current = switches;
          }
        };
    return new SwitchJobEvents(events).apply(type, id, deadline);
  }
}
