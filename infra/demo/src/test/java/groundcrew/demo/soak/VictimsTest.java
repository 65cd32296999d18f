package groundcrew.demo.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.fixture.TaggedResource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VictimsTest {
  private static final SoakSize SIZE = new SoakSize(8, 1800, 1);
  private final Victims victims = choose(3);

  @Test
  void theSameSeedStrikesTheSameAndAnotherSeedOthers() {
    assertThat(choose(3)).isEqualTo(victims);
    assertThat(choose(4)).isNotEqualTo(victims);
  }

  @Test
  void everyFaultStrikesSomebodyElseWhomTheTaggerReaches() {
    var resources = List.of(victims.poisoned(), victims.denied(), victims.full(), victims.twin());

    assertThat(resources).extracting(TaggedResource::arn).doesNotHaveDuplicates();
    assertThat(resources).allMatch(victims::reachable);
    assertThat(victims.disabled().account()).isNotEqualTo(victims.withoutRole());
    assertThat(victims.disabled().region()).isEqualTo("eu-south-1");
  }

  @Test
  void largeAccountsAreSpared() {
    assertThat(List.of(victims.withoutRole(), victims.disabled().account()))
        .doesNotContain("200000000001");
  }

  @Test
  void theFullOneHasFiftyTagsAndTheTwinAKeyInAnotherCase() {
    assertThat(victims.full().tags()).hasSize(50).doesNotContainKey("cost_centre");
    assertThat(victims.twin().tags()).containsKey("Environment").doesNotContainKey("environment");
  }

  @Test
  void tooLittleForAllFaultsIsRefused() {
    assertThatThrownBy(() -> new SoakSize(4, 1800, 1)).hasMessageContaining("not 4 accounts");
  }

  private static Victims choose(long seed) {
    var fixture = SIZE.fixture(3);
    return Victims.choose(
        fixture, Set.of("cost_centre", "environment", "owner"), SIZE.largeAccounts(fixture), seed);
  }
}
