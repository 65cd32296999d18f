package groundcrew.demo.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTest {
  private final Evidence evidence = new Evidence();

  @Test
  void countsMessagesThatWereDoneAndThoseThatWentOn() {
    evidence.line("resource-tagger", "{\"message\":\"task processed\",\"written\":\"3\"}");
    evidence.line("resource-tagger", "{\"message\":\"resource failed\"}");
    evidence.line("undo", "{\"message\":\"task processed\"}");
    evidence.line(
        "resource-tagger",
        "{\"message\":\"no time was left for message 1: its task continues in a new message\"}");

    assertThat(evidence.done()).isEqualTo(2);
    assertThat(evidence.wentOn()).isEqualTo(1);
  }

  @Test
  void namesEveryFaultThatWasNotMet() {
    assertThat(evidence.missing(0, 0, 0)).hasSize(4);
    evidence.line(
        "resource-tagger", "{\"message\":\"no time: its task continues in a new message\"}");
    assertThat(evidence.missing(1, 1, 1)).isEmpty();
  }
}
