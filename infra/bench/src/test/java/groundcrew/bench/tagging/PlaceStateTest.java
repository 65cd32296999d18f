package groundcrew.bench.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.LargeOrganization;
import groundcrew.local.fixture.LargeOrganization.Shares;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceStateTest {
  private static final Set<String> KEYS = Set.copyOf(LargeOrganization.KEYS);

  @Test
  void countsWhatIsListedWrongAndMissing() {
    var fixture = fixture(2, 300, new Shares(50, 0, 40, 10));
    var place = PlaceState.of(fixture, KEYS).getFirst();
    var resources = fixture.resources().after("200000000001", "eu-west-1", "").toList();

    assertThat(place.listed()).isEqualTo(resources.stream().filter(r -> r.everTagged()).count());
    assertThat(place.wrong())
        .isEqualTo(
            resources.stream()
                .filter(r -> r.everTagged() && !r.type().startsWith("cloudformation:"))
                .filter(r -> !r.tags().containsKey("cost_centre"))
                .count());
    assertThat(place.missing()).isEqualTo(5 * place.wrong());
  }

  @Test
  void anyKeyThatDiffersMakesAResourceWrongOnce() {
    var fixture = fixture(1, 20, new Shares(100, 0, 0, 0));
    var one =
        fixture
            .resources()
            .all()
            .filter(r -> r.type().equals("ec2:instance"))
            .findFirst()
            .orElseThrow();
    fixture
        .resources()
        .update(one.account(), one.region(), one.arn(), r -> r.without(Set.of("owner", "project")));

    var place = PlaceState.of(fixture, KEYS).getFirst();

    assertThat(place.wrong()).isEqualTo(1);
    assertThat(place.missing()).isEqualTo(2);
    assertThat(place.done()).isEqualTo(1);
  }

  @Test
  void aJournalHasAPartForEachThousandLinesAndResultsOnlyWhereSomethingIsWritten() {
    var all = PlaceState.of(fixture(1, 2500, new Shares(0, 0, 100, 0)), KEYS).getFirst();
    var none = PlaceState.of(fixture(1, 2500, new Shares(100, 0, 0, 0)), KEYS).getFirst();

    assertThat(all.planned()).isEqualTo(3);
    assertThat(all.done()).isEqualTo(3);
    // The stacks alone, which are left alone.
    assertThat(none.planned()).isEqualTo(1);
    assertThat(none.done()).isZero();
  }

  @Test
  void onlyAccountsThatGetAMessageHavePlaces() {
    assertThat(PlaceState.of(fixture(100, 2, new Shares(100, 0, 0, 0)), KEYS)).hasSize(100);
  }

  private static Fixture fixture(int accounts, int resources, Shares shares) {
    return new LargeOrganization(7, accounts, List.of("eu-west-1"), resources, shares).fixture();
  }
}
