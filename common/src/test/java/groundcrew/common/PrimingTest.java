package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.Test;

class PrimingTest {
  private final List<String> called = new ArrayList<>();

  @Test
  void aCallThatIsRefusedKeepsNoOtherFromBeingMade() {
    var priming =
        new Priming(
            List.of(
                () -> called.add("first"),
                () -> {
                  throw new IllegalStateException("refused");
                },
                () -> called.add("last")));

    priming.beforeCheckpoint(Core.getGlobalContext());
    priming.afterRestore(Core.getGlobalContext());

    assertThat(called).containsExactly("first", "last");
  }

  @Test
  void callsNothingBeforeTheSnapshot() {
    Priming.beforeSnapshot(() -> called.add("early"));

    assertThat(called).isEmpty();
    assertThat(Resource.class).isAssignableFrom(Priming.class);
  }
}
