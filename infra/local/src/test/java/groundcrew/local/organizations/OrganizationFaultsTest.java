package groundcrew.local.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.Calls;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iam.Iam;
import groundcrew.local.limits.Paging;
import groundcrew.local.limits.Throttle;
import groundcrew.local.model.ServiceModel;
import groundcrew.local.organizations.OrganizationFaults.AccountState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrganizationFaultsTest {
  private static final String MANAGEMENT = "111122223333";
  private static final String SUSPENDED = "{'ParentId':'ou-ab12-suspended'}";

  private final OrganizationFaults faults = new OrganizationFaults();
  private final Organizations organizations =
      new Organizations(Fixture.example(), Paging.quirky(), faults, new Iam());

  @Test
  void onlyTheOlderStatusIsAnsweredOnRequest() {
    faults.show(AccountState.STATUS);

    assertThat(answer("ListAccounts", "{}").path("Accounts"))
        .isNotEmpty()
        .allMatch(account -> account.has("Status") && !account.has("State"));
  }

  @Test
  void onlyTheNewerStateIsAnsweredOnRequest() {
    faults.show(AccountState.STATE);

    assertThat(answer("ListAccountsForParent", SUSPENDED).path("Accounts"))
        .isNotEmpty()
        .allMatch(account -> account.has("State") && !account.has("Status"));
  }

  @ParameterizedTest
  @EnumSource
  void whicheverMemberIsAnsweredTheModelKnowsIt(AccountState state) {
    faults.show(state);
    var model = ServiceModel.load("organizations");

    assertThat(model.answerFaults("ListAccounts", answer("ListAccounts", "{}"))).isEmpty();
  }

  @Test
  void theTagsOfOneAccountAreDeniedAndThoseOfTheOthersAreNot() {
    faults.denyTags("200000000010");

    assertThatThrownBy(() -> answer("ListTagsForResource", "{'ResourceId':'200000000010'}"))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("AccessDeniedException"));
    assertThat(answer("ListTagsForResource", "{'ResourceId':'200000000009'}").path("Tags"))
        .hasSize(2);
  }

  @Test
  void aRateThatIsSwitchedOnThrottlesEachOperationForItself() {
    faults.throttle(new Throttle(1, 1, () -> Instant.EPOCH));
    answer("ListAccounts", "{}");
    answer("ListRoots", "{}");

    assertThatThrownBy(() -> answer("ListAccounts", "{}"))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("TooManyRequestsException"));
    faults.clear();
    assertThat(answer("ListAccounts", "{}").path("Accounts")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ListTagsForResource | {'ResourceId':'200000000010'} | Tags | 1,0,1",
        "ListAccountsForParent | {'ParentId':'ou-ab12-suspended'} | Accounts | 1,0,1,1",
        "ListOrganizationalUnitsForParent | {'ParentId':'ou-ab12-workload1'} | OrganizationalUnits | 1,0,1"
      })
  void everyListingHasAnEmptyPageWhenPagesAreSmall(
      String operation, String input, String member, String sizes) {
    faults.limitPages(1);

    assertThat(pages(operation, input, member))
        .extracting(page -> Integer.toString(page.size()))
        .containsExactly(sizes.split(",", -1));
  }

  @Test
  void clearingSwitchesEverythingOff() {
    faults.limitPages(1);
    faults.show(AccountState.STATE);
    faults.denyTags("200000000010");

    faults.clear();

    assertThat(answer("ListTagsForResource", "{'ResourceId':'200000000010'}").path("Tags"))
        .hasSize(2);
    assertThat(answer("ListAccounts", "{}").at("/Accounts/0").has("Status")).isTrue();
  }

  private List<JsonNode> pages(String operation, String input, String member) {
    var pages = new ArrayList<JsonNode>();
    var next = Calls.json(input);
    while (true) {
      var answer = answer(operation, next.toString());
      pages.add(answer.path(member));
      if (!answer.has("NextToken")) {
        return pages;
      }
      next.put("NextToken", answer.path("NextToken").asText());
    }
  }

  private ObjectNode answer(String operation, String input) {
    return organizations.answer(Calls.of(MANAGEMENT, "us-east-1", operation, input));
  }
}
