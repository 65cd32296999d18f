package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;

class AwsAccountsTest {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final OrganizationsClient organizations = mock(OrganizationsClient.class);
  private final Accounts accounts =
      new AwsAccounts(
          organizations, Retries.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5), time));

  @Test
  void goesOnAfterAnEmptyPageAndReadsStateOrStatus() {
    when(organizations.listAccounts(any(ListAccountsRequest.class)))
        .thenReturn(
            ListAccountsResponse.builder().nextToken("1").build(),
            ListAccountsResponse.builder()
                .accounts(account("1", "CLOSED", "ACTIVE"), account("2", null, "ACTIVE"))
                .nextToken("2")
                .build(),
            ListAccountsResponse.builder().accounts(account("3", "ACTIVE", null)).build());

    assertThat(accounts.all())
        .containsExactly(
            new Account("1", "CLOSED"), new Account("2", "ACTIVE"), new Account("3", "ACTIVE"));
    verify(organizations).listAccounts(ListAccountsRequest.builder().maxResults(20).build());
    verify(organizations)
        .listAccounts(ListAccountsRequest.builder().maxResults(20).nextToken("2").build());
  }

  @Test
  void waitsAndGoesOnWhenThrottledAndReadsAllPagesOfTags() {
    when(organizations.listTagsForResource(any(ListTagsForResourceRequest.class)))
        .thenThrow(TooManyRequestsException.builder().message("slow").build())
        .thenReturn(
            ListTagsForResourceResponse.builder().tags(tag("a", "1")).nextToken("1").build(),
            ListTagsForResourceResponse.builder().tags(tag("b", "")).build());

    assertThat(accounts.tags("1")).isEqualTo(Map.of("a", "1", "b", ""));
    verify(organizations, times(3)).listTagsForResource(any(ListTagsForResourceRequest.class));
  }

  private static software.amazon.awssdk.services.organizations.model.Account account(
      String id, @Nullable String state, @Nullable String status) {
    return software.amazon.awssdk.services.organizations.model.Account.builder()
        .id(id)
        .state(state)
        .status(status)
        .build();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
