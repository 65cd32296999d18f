package groundcrew.bluegreen.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What the gate relies on of its list.
public abstract class UrlListContract {
  /// Returns the list. There is none yet.
  protected abstract UrlList list();

  /// Puts a list in the place of the one that is there.
  protected abstract void put(String csv);

  /// Removes the list.
  protected abstract void remove();

  @Test
  void theListIsReadAnewEachTime() throws IOException {
    put("/first\n");
    assertThat(read()).isEqualTo("/first\n");

    put("/second,200,é\n");
    assertThat(read()).isEqualTo("/second,200,é\n");
  }

  @Test
  void anEmptyListIsReadAsOne() throws IOException {
    put("");

    assertThat(read()).isEmpty();
  }

  @Test
  void aListThatDoesNotExistIsNamed() {
    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("urls.csv does not exist");
  }

  @Test
  void aListThatIsGoneIsNotReplacedByThatOfTheLastDeployment() throws IOException {
    put("/first\n");
    read();
    remove();

    assertThatThrownBy(this::read)
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("urls.csv does not exist");
  }

  private String read() throws IOException {
    try (var stream = list().open(new Deadline(Clock.systemUTC(), Instant.now().plusSeconds(20)))) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
