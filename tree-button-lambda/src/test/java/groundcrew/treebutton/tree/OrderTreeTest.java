package groundcrew.treebutton.tree;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.treebutton.tree.OrderOutcome.AlreadyProcessed;
import groundcrew.treebutton.tree.OrderOutcome.NotExecuted;
import groundcrew.treebutton.tree.OrderOutcome.OutOfStock;
import groundcrew.treebutton.tree.OrderOutcome.Planted;
import groundcrew.treebutton.tree.OrderOutcome.Refused;
import groundcrew.treebutton.tree.OrderOutcome.Unclear;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTreeTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final VirtualTime time = new VirtualTime(NOON);
  private final Deadline deadline = new Deadline(time, NOON.plusSeconds(20));
  private final InMemoryTrees trees = new InMemoryTrees();
  private List<Integer> species = List.of(1, 2, 3);
  private boolean trust;

  @Test
  void plantsOneTree() {
    assertThat(order()).isInstanceOf(Planted.class);
    assertThat(trees.planted()).containsExactly("press");
  }

  @Test
  void ordersEverySpeciesSometimes() {
    IntStream.range(0, 60)
        .forEach(i -> orderTree(new Random(i)).order("press-" + i, false, deadline));

    assertThat(trees.orderedSpecies()).contains(1, 2, 3);
  }

  @Test
  void ordersAnotherSpeciesWhereOneIsOutOfStockAndNeverTheSameAgain() {
    trees.sellOut(1);
    trees.sellOut(2);

    IntStream.range(0, 20)
        .forEach(i -> {
          var before = trees.orderedSpecies().size();
          assertThat(orderTree(new Random(i)).order("press-" + i, false, deadline))
              .isInstanceOf(Planted.class);
          var ordered = trees.orderedSpecies().subList(before, trees.orderedSpecies().size());
          assertThat(ordered).doesNotHaveDuplicates().endsWith(3);
        });
  }

  @Test
  void failsWhereAllSpeciesAreOutOfStock() {
    species.forEach(trees::sellOut);

    assertThat(order()).isInstanceOf(OutOfStock.class);
    assertThat(trees.orderedSpecies()).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void triesAgainAfterThrottlingAndPlantsOneTree() {
    trees.failNext(new NotExecuted("HTTP 429"));
    trees.failNext(new NotExecuted("HTTP 429"));

    assertThat(order()).isInstanceOf(Planted.class);
    assertThat(trees.planted()).containsExactly("press");
    assertThat(time.slept()).isPositive();
  }

  @Test
  void givesUpWithinTheTimeThatIsLeft() {
    IntStream.range(0, 10).forEach(i -> trees.failNext(new NotExecuted("HTTP 429")));

    assertThat(order()).isEqualTo(new NotExecuted("HTTP 429"));
    assertThat(time.instant()).isBefore(deadline.end());
    assertThat(trees.planted()).isEmpty();
  }

  @Test
  void sendsNothingAfterTheDeadline() {
    time.sleep(Duration.ofSeconds(20));

    assertThat(order()).isInstanceOf(NotExecuted.class);
    assertThat(trees.orderedSpecies()).isEmpty();
  }

  @Test
  void doesNotRepeatARefusedOrder() {
    trees.failNext(new Refused("no credit"));

    assertThat(order()).isEqualTo(new Refused("no credit"));
    assertThat(trees.orderedSpecies()).hasSize(1);
  }

  @Test
  void neverRepeatsAnUnclearOrderByDefault() {
    trees.withoutDeduplication();
    trees.loseNext(new Unclear("connection reset"));

    assertThat(order()).isEqualTo(new Unclear("connection reset"));
    assertThat(trees.planted()).hasSize(1);
  }

  @Test
  void repeatsAnUnclearOrderUnderItsIdWhereTheIdIsTrusted() {
    trust = true;
    trees.failNext(new Unclear("connection reset"));

    assertThat(order()).isInstanceOf(Planted.class);
    assertThat(trees.planted()).hasSize(1);
  }

  @Test
  void learnsFromTheRepetitionThatTheOrderWasExecuted() {
    trust = true;
    trees.loseNext(new Unclear("connection reset"));

    assertThat(order()).isInstanceOf(AlreadyProcessed.class);
    assertThat(trees.planted()).hasSize(1);
  }

  @Test
  void anOrderStaysUnclearWhateverIsAnsweredToLaterOnes() {
    trust = true;
    trees.loseNext(new Unclear("connection reset"));
    trees.failNext(new Refused("no credit"));

    assertThat(order()).isInstanceOf(Unclear.class);
  }

  @Test
  void anOrderThatWasSentBeforeStaysUnclear() {
    trust = true;
    trees.failNext(new Refused("no credit"));

    assertThat(orderTree(new Random(1)).order("press", true, deadline)).isInstanceOf(Unclear.class);
  }

  private OrderOutcome order() {
    return orderTree(new Random(1)).order("press", false, deadline);
  }

  private OrderTree orderTree(Random random) {
    var retries = Retries.of(4, Duration.ofMillis(500), Duration.ofSeconds(5), time);
    return new OrderTree(trees, species, trust, retries, random);
  }
}
