package groundcrew.demo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Account.State;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.LargeOrganization;
import groundcrew.local.fixture.LargeOrganization.Shares;
import groundcrew.local.fixture.TaggedResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LargeOrganizationTest {
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");
  private static final Set<String> KEYS = Set.of("cost_centre", "environment", "owner");
  private final Fixture fixture = organization(7).fixture();

  @Test
  void eachAccountHasAsManyResourcesInEachRegionAsAskedFor() {
    for (var region : REGIONS) {
      assertThat(fixture.resources().after("200000000001", region, "")).hasSize(60);
      assertThat(fixture.resources().after("200000000100", region, "")).hasSize(60);
    }
  }

  @Test
  void besideTheAccountsAskedForSomeAreSuspendedOrWithoutTags() {
    var accounts = fixture.organization().accounts();

    assertThat(accounts).filteredOn(account -> !account.tags().isEmpty()).hasSize(102);
    assertThat(accounts).filteredOn(account -> account.state() == State.SUSPENDED).hasSize(2);
    assertThat(TagAudit.of(fixture, KEYS).accounts()).isEqualTo(100);
  }

  @Test
  void theManagementAccountHasNeitherTagsNorResources() {
    assertThat(fixture.organization().account(LargeOrganization.MANAGEMENT))
        .get()
        .extracting(Account::tags)
        .isEqualTo(Map.of());
    assertThat(fixture.resources().all())
        .noneMatch(resource -> resource.account().equals(LargeOrganization.MANAGEMENT));
  }

  @Test
  void theSharesOfWhatIsRightWrongAndNeverTaggedAreThoseAskedFor() {
    var audit = TagAudit.of(fixture, KEYS);
    var all = audit.right().size() + audit.wrong().size() + audit.neverTagged().size();

    assertThat(100.0 * audit.right().size() / all).isCloseTo(20, offset(2.0));
    assertThat(100.0 * audit.wrong().size() / all).isCloseTo(75, offset(2.0));
    assertThat(100.0 * audit.neverTagged().size() / all).isCloseTo(5, offset(2.0));
    assertThat(audit.stacks()).isNotEmpty();
    assertThat(audit.wrong())
        .anyMatch(resource -> "unknown".equals(resource.tags().get("cost_centre")))
        .anyMatch(resource -> !resource.tags().containsKey("cost_centre"));
  }

  @Test
  void everyServiceOfTheMixtureOccurs() {
    assertThat(fixture.resources().all().map(TaggedResource::type).distinct())
        .contains("ec2:instance", "s3:bucket", "cloudfront:distribution", "kms:key")
        .hasSizeGreaterThan(20);
  }

  @Test
  void globalResourcesAreListedInUsEast1Only() {
    assertThat(fixture.resources().all().filter(r -> r.type().startsWith("route53:")))
        .isNotEmpty()
        .allMatch(resource -> resource.region().equals("us-east-1"));
  }

  @Test
  void theSameSeedGivesTheSameWorldAndAnotherOneAnother() {
    var again = organization(7).fixture();
    var other = organization(8).fixture();

    assertThat(again.organization()).isEqualTo(fixture.organization());
    assertThat(resources(again)).isEqualTo(resources(fixture));
    assertThat(resources(other)).isNotEqualTo(resources(fixture));
  }

  @Test
  void resourceExplorerKnowsTheFirstRegionAlone() {
    assertThat(fixture.explored()).containsExactly("eu-west-1");
  }

  @Test
  void aTeamThatMovesInBringsItsOwnResources() {
    organization(7).moveIn(fixture, "200000000001", "eu-west-1", "second", 1000);

    assertThat(fixture.resources().after("200000000001", "eu-west-1", "")).hasSize(1060);
    assertThat(fixture.resources().after("200000000001", "us-east-1", "")).hasSize(60);
  }

  @Test
  void sharesThatDoNotAddUpAreRefused() {
    assertThatThrownBy(() -> new Shares(50, 20, 20, 20)).hasMessageContaining("add up to 100");
    assertThatThrownBy(() -> new Shares(120, -20, 0, 0)).hasMessageContaining("-20 other value");
  }

  @Test
  void anOrganizationWithoutAccountsIsRefused() {
    assertThatThrownBy(() -> new LargeOrganization(1, 0, REGIONS, 1, new Shares(100, 0, 0, 0)))
        .hasMessageContaining("not 0 accounts");
  }

  private static Set<TaggedResource> resources(Fixture of) {
    return of.resources().all().collect(Collectors.toSet());
  }

  private static LargeOrganization organization(long seed) {
    return new LargeOrganization(seed, 100, REGIONS, 60, new Shares(20, 15, 60, 5));
  }
}
