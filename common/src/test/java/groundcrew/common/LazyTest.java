package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
  @Test
  void makesNothingBeforeItsFirstUseAndOneThingAfterIt() {
    var made = new AtomicInteger();
    var lazy = new Lazy<>(made::incrementAndGet);
    assertThat(made).hasValue(0);

    assertThat(lazy.get()).isEqualTo(1);
    assertThat(lazy.get()).isEqualTo(1);
  }
}
