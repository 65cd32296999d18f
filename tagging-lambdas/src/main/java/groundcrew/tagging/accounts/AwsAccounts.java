package groundcrew.tagging.accounts;

import groundcrew.common.Retries;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;

/// The accounts of AWS Organizations.
public final class AwsAccounts implements Accounts {
  private static final int LARGEST_PAGE = 20;

  private final OrganizationsClient organizations;
  private final Retries throttled;

  /// @param throttled retries for a service whose quotas are low and shared by the whole
  ///   organization
  public AwsAccounts(OrganizationsClient organizations, Retries throttled) {
    this.organizations = organizations;
    this.throttled = throttled;
  }

  @Override
  public Stream<Account> all() {
    // A page may be empty although more follow: only the token tells the end.
    return Stream.iterate(
            Optional.of(page(ListAccountsRequest.builder())),
            Optional::isPresent,
            page ->
                page.map(ListAccountsResponse::nextToken)
                    .filter(token -> !token.isEmpty())
                    .map(token -> page(ListAccountsRequest.builder().nextToken(token))))
        .flatMap(page -> page.orElseThrow().accounts().stream())
        .map(account -> new Account(account.id(), state(account)));
  }

  @Override
  public Map<String, String> tags(String account) {
    var tags = new TreeMap<String, String>();
    var request = ListTagsForResourceRequest.builder().resourceId(account);
    var token = Optional.<String>empty();
    do {
      token.ifPresent(request::nextToken);
      var page = call(() -> organizations.listTagsForResource(request.build()));
      page.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
      token = Optional.ofNullable(page.nextToken()).filter(next -> !next.isEmpty());
    } while (token.isPresent());
    return tags;
  }

  private ListAccountsResponse page(ListAccountsRequest.Builder request) {
    return call(() -> organizations.listAccounts(request.maxResults(LARGEST_PAGE).build()));
  }

  /// `Status` retires in September 2026 in favour of `State`, which older endpoints do not answer.
  private static String state(software.amazon.awssdk.services.organizations.model.Account account) {
    return Optional.ofNullable(account.stateAsString())
        .or(() -> Optional.ofNullable(account.statusAsString()))
        .orElse("unknown");
  }

  private <T> T call(Supplier<T> call) {
    return throttled.call(TooManyRequestsException.class::isInstance, call);
  }
}
