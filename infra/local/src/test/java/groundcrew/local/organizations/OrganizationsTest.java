package groundcrew.local.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.Calls;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.limits.Paging;
import groundcrew.local.limits.Throttle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganizationsTest {
  private static final String MANAGEMENT = "111122223333";
  private static final String DELEGATED = "200000000003";
  private static final String MEMBER = "200000000010";

  private final Fixture fixture = Fixture.example();
  private final Organizations organizations =
      new Organizations(fixture, Paging.quirky(), Throttle.off());

  @Test
  void everyAccountIsListedOnceOverShortAndEmptyPages() {
    var sizes = new ArrayList<Integer>();
    var ids = new HashSet<String>();
    var input = "{}";
    while (true) {
      var answer = answer(MANAGEMENT, "ListAccounts", input);
      sizes.add(answer.path("Accounts").size());
      answer.path("Accounts").forEach(account -> ids.add(account.path("Id").asText()));
      if (!answer.has("NextToken")) {
        break;
      }
      input = "{'NextToken':'%s'}".formatted(answer.path("NextToken").asText());
    }

    assertThat(sizes).containsExactly(20, 0, 10, 10);
    assertThat(ids).hasSize(40);
  }

  @Test
  void maxResultsMakesPagesSmaller() {
    assertThat(answer(DELEGATED, "ListAccounts", "{'MaxResults':3}").path("Accounts")).hasSize(3);
  }

  @Test
  void anAccountCarriesStateAndTheOlderStatus() {
    var plain = new Organizations(fixture, Paging.full(), Throttle.off());
    var below = "{'ParentId':'ou-ab12-suspended'}";
    var accounts =
        plain
            .answer(Calls.of(MANAGEMENT, "us-east-1", "ListAccountsForParent", below))
            .path("Accounts");

    assertThat(accounts).hasSize(3);
    assertThat(accounts.get(0).path("State").asText()).isEqualTo("SUSPENDED");
    assertThat(accounts.get(0).path("Status").asText()).isEqualTo("SUSPENDED");
    assertThat(accounts.get(0).path("Email").asText()).isEqualTo("account-037@example.com");
    assertThat(accounts.get(0).path("Arn").asText())
        .isEqualTo("arn:aws:organizations::111122223333:account/o-groundcrew/200000000037");
  }

  @Test
  void theTreeCanBeWalkedFromTheRootToTheAccounts() {
    var root = answer(MANAGEMENT, "ListRoots", "{}").path("Roots").get(0).path("Id").asText();
    var units =
        answer(MANAGEMENT, "ListOrganizationalUnitsForParent", "{'ParentId':'%s'}".formatted(root));

    assertThat(units.path("OrganizationalUnits")).hasSize(5);
    assertThat(
            answer(
                    MANAGEMENT,
                    "ListOrganizationalUnitsForParent",
                    "{'ParentId':'ou-ab12-workload1'}")
                .path("OrganizationalUnits"))
        .extracting(unit -> unit.path("Name").asText())
        .containsExactly("production", "staging");
  }

  @Test
  void anAccountsTagsAreListed() {
    var tags = answer(MANAGEMENT, "ListTagsForResource", "{'ResourceId':'200000000010'}");

    assertThat(tags.path("Tags").toString())
        .isEqualTo(
            "[{\"Key\":\"cost_centre\",\"Value\":\"4100\"},{\"Key\":\"environment\",\"Value\":\"production\"}]");
  }

  @Test
  void anUnknownAccountIsNotFound() {
    assertError(
        "TargetNotFoundException",
        MANAGEMENT,
        "ListTagsForResource",
        "{'ResourceId':'999999999999'}");
    assertError(
        "ParentNotFoundException",
        MANAGEMENT,
        "ListAccountsForParent",
        "{'ParentId':'ou-none-00000000'}");
  }

  @Test
  void aMemberMayDescribeTheOrganizationAndNothingElse() {
    assertThat(
            answer(MEMBER, "DescribeOrganization", "{}")
                .at("/Organization/MasterAccountId")
                .asText())
        .isEqualTo(MANAGEMENT);
    assertError("AccessDeniedException", MEMBER, "ListAccounts", "{}");
    assertError("AWSOrganizationsNotInUseException", "999999999999", "DescribeOrganization", "{}");
  }

  @Test
  void aTokenOfAnotherListingIsRefused() {
    var token = answer(MANAGEMENT, "ListAccounts", "{}").path("NextToken").asText();

    assertError(
        "InvalidInputException", MANAGEMENT, "ListRoots", "{'NextToken':'%s'}".formatted(token));
    assertError("InvalidInputException", MANAGEMENT, "ListRoots", "{'NextToken':'abc'}");
  }

  @Test
  void tooManyRequestsAreRefused() {
    var slow = new Organizations(fixture, Paging.full(), new Throttle(1, 1, () -> Instant.EPOCH));
    var call = Calls.of(MANAGEMENT, "us-east-1", "ListRoots", "{}");
    slow.answer(call);

    assertThatThrownBy(() -> slow.answer(call))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("TooManyRequestsException"));
  }

  @Test
  void readingTagsNeedsThePermissionOnTheAccountsArn() {
    var call =
        Calls.of(MANAGEMENT, "us-east-1", "ListTagsForResource", "{'ResourceId':'200000000010'}");

    assertThat(organizations.requiredPermissions(call))
        .isEqualTo(
            List.of(
                RequiredPermission.of(
                    "organizations:ListTagsForResource",
                    "arn:aws:organizations::111122223333:account/o-groundcrew/200000000010")));
  }

  private ObjectNode answer(String account, String operation, String input) {
    return organizations.answer(Calls.of(account, "us-east-1", operation, input));
  }

  private void assertError(String code, String account, String operation, String input) {
    assertThatThrownBy(() -> answer(account, operation, input))
        .isInstanceOfSatisfying(AwsError.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
