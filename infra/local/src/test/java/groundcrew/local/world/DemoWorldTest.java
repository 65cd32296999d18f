package groundcrew.local.world;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.world.Account.State;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoWorldTest {
  private final World world = World.demo();

  @Test
  void theDemoHasSomeFortyAccountsInUnitsAndSeveralThousandResourcesInTwoRegions() {
    assertThat(world.organization().accounts()).hasSize(40);
    assertThat(world.organization().units()).hasSize(7);
    assertThat(world.regions()).containsExactly("eu-west-1", "us-east-1");
    assertThat(world.resources().all().count()).isBetween(3_000L, 7_000L);
  }

  @Test
  void someAccountsAreNotActiveAndSomeHaveNoTags() {
    var accounts = world.organization().accounts();

    assertThat(accounts)
        .extracting(Account::state)
        .contains(State.SUSPENDED, State.PENDING_CLOSURE);
    assertThat(accounts).anyMatch(account -> account.tags().isEmpty());
  }

  @Test
  void resourcesStartRightOrWithAnotherValueOrWithUnrelatedTagsOrWithoutAnyEver() {
    var organization = world.organization();
    var starts =
        world
            .resources()
            .all()
            .collect(
                Collectors.groupingBy(
                    resource -> {
                      var own = organization.account(resource.account()).orElseThrow().tags();
                      var tags = resource.tags();
                      return !resource.everTagged()
                          ? "never"
                          : own.isEmpty() || own.keySet().stream().noneMatch(tags::containsKey)
                              ? "unrelated"
                              : tags.entrySet().containsAll(own.entrySet()) ? "right" : "other";
                    },
                    Collectors.counting()));

    assertThat(starts).containsOnlyKeys("never", "unrelated", "right", "other");
    assertThat(starts.values()).allMatch(count -> count > 100);
  }

  @Test
  void theSameFileGivesTheSameResourcesInEveryRun() {
    var again = World.demo();

    assertThat(again.resources().all().toList())
        .containsExactlyInAnyOrderElementsOf(world.resources().all().toList());
  }

  @Test
  void globalResourcesAreListedInUsEast1Only() {
    assertThat(world.resources().all().filter(r -> r.type().startsWith("cloudfront:")))
        .isNotEmpty()
        .allMatch(resource -> resource.region().equals("us-east-1"));
  }

  @Test
  void everyArnTellsItsServiceAndHasNoPlaceholderLeft() {
    assertThat(world.resources().all())
        .allMatch(r -> r.arn().startsWith("arn:aws:" + r.type().replaceFirst(":.*", "") + ":"))
        .noneMatch(resource -> resource.arn().contains("{"));
  }
}
