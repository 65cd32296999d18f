package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;

class AwsAccountsTest extends AccountsContract {
  /// Waits for rates and retries end at once, and pass no time of the deadlines.
  private static final VirtualTime PACE = new VirtualTime(Instant.EPOCH);

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final Deadline deadline = new Deadline(time, Instant.EPOCH.plusSeconds(90));
  private final PagedOrganizations organizations =
      new PagedOrganizations(
          new InMemoryAccounts().add("111111111111", "ACTIVE", Map.of("a", "1", "b", "")));
  private final Accounts accounts = adapter(organizations);

  @Override
  protected Accounts accounts(InMemoryAccounts organization) {
    return adapter(new PagedOrganizations(organization));
  }

  @Test
  void prefersStateToStatus() {
    var paged =
        new PagedOrganizations(
            new InMemoryAccounts()
                .add(PagedOrganizations.STATE_AND_OTHER_STATUS, "ACTIVE", Map.of())
                .add(PagedOrganizations.STATUS_ALONE, "ACTIVE", Map.of())
                .add(PagedOrganizations.NEITHER, "ACTIVE", Map.of()));

    assertThat(adapter(paged).all(deadline).map(Account::state))
        .containsExactly("ACTIVE", "ACTIVE", "unknown");
  }

  @Test
  void doesNotRetryADeniedCall() {
    organizations.failNextCall(() -> AccessDeniedException.builder().message("denied").build());

    assertThatThrownBy(() -> accounts.tags("111111111111", deadline))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(organizations.requests()).hasSize(1);
  }

  @Test
  void explainsARefusalThatHasNoReason() {
    organizations.failNextCall(() -> denied("You don't have permissions to access this resource."));
    organizations.failNextCall(() -> denied("User: x is not authorized to perform: y"));

    assertThatThrownBy(() -> accounts.tags("111111111111", deadline))
        .hasMessageStartingWith("You don't have permissions to access this resource.")
        .hasMessageContaining("register it as a delegated administrator");
    assertThatThrownBy(() -> accounts.tags("111111111111", deadline))
        .hasMessageContaining("User: x is not authorized to perform: y")
        .hasMessageNotContaining("delegated");
  }

  private static AccessDeniedException denied(String message) {
    return AccessDeniedException.builder()
        .awsErrorDetails(AwsErrorDetails.builder().errorMessage(message).build())
        .build();
  }

  @Test
  void makesNoCallAfterTheDeadline() {
    time.sleep(Duration.ofSeconds(90));

    assertThatThrownBy(() -> accounts.tags("111111111111", deadline))
        .isInstanceOf(DeadlineExceededException.class);
    assertThat(organizations.requests()).isEmpty();
  }

  @Test
  void distinguishesATimeOutBeforeTheDeadlineFromOneAtTheDeadline() {
    IntStream.range(0, 4).forEach(_ -> organizations.failNextCall(AwsAccountsTest::timeOut));
    organizations.failNextCall(() -> {
      time.sleep(Duration.ofSeconds(90));
      return timeOut();
    });

    assertThatThrownBy(() -> accounts.tags("111111111111", deadline))
        .isInstanceOf(ApiCallTimeoutException.class);
    assertThatThrownBy(() -> accounts.tags("111111111111", deadline))
        .isInstanceOf(DeadlineExceededException.class)
        .hasCauseInstanceOf(ApiCallTimeoutException.class);
  }

  @Test
  void endsEveryCallAtTheDeadlineAndRequestsLargePages() {
    var organization =
        new InMemoryAccounts().add("111111111111", "ACTIVE", Map.of()).unit("r-root");
    var paged = new PagedOrganizations(organization);
    var source = adapter(paged);
    source.all(deadline).forEach(_ -> {});
    source.in("r-root", deadline).forEach(_ -> {});
    source.unitsIn("r-root", deadline).forEach(_ -> {});
    source.tags("111111111111", deadline);

    // Each list has an empty page before its only page with items.
    assertThat(paged.requests())
        .hasSize(8)
        .allSatisfy(request ->
            assertThat(request.overrideConfiguration())
                .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
                .contains(Duration.ofSeconds(90)));
    assertThat(paged.requests().subList(0, 6))
        .allMatch(request ->
            request.getValueForField("MaxResults", Integer.class).equals(Optional.of(20)));
  }

  private static Accounts adapter(OrganizationsClient client) {
    return new AwsAccounts(client, AwsAccounts.Pace.half(PACE, PACE));
  }

  private static ApiCallTimeoutException timeOut() {
    return ApiCallTimeoutException.create(1);
  }
}
