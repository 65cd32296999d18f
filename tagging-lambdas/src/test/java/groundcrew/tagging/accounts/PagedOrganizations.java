package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.OrganizationsRequest;
import software.amazon.awssdk.services.organizations.model.Tag;

/// Serves an organization in memory like AWS Organizations: every other page is empty although more
/// pages follow, and an account has a `State`, a `Status`, or both.
final class PagedOrganizations implements OrganizationsClient {
  static final String STATE_AND_OTHER_STATUS = "100000000001";
  static final String STATUS_ALONE = "100000000002";
  static final String NEITHER = "100000000003";

  private static final int TAGS_A_PAGE = 10;

  private final InMemoryAccounts organization;
  private final Deadline never =
      new Deadline(new VirtualTime(Instant.EPOCH), Instant.EPOCH.plus(Duration.ofDays(1)));

  private final Deque<Supplier<RuntimeException>> failures = new ArrayDeque<>();
  private final List<OrganizationsRequest> requests = new ArrayList<>();
  private Optional<TagQuota> tagQuota = Optional.empty();

  PagedOrganizations(InMemoryAccounts organization) {
    this.organization = organization;
  }

  /// Makes the next call fail that does not fail yet.
  void failNextCall(Supplier<RuntimeException> failure) {
    failures.add(failure);
  }

  /// Limits the rate of ListTagsForResource.
  void limitTags(TagQuota quota) {
    tagQuota = Optional.of(quota);
  }

  List<OrganizationsRequest> requests() {
    return requests;
  }

  @Override
  public ListAccountsResponse listAccounts(ListAccountsRequest request) {
    called(request);
    var page = page(accounts(organization.all(never)), request.nextToken(), request.maxResults());
    return ListAccountsResponse.builder().accounts(page.items()).nextToken(page.next()).build();
  }

  @Override
  public ListAccountsForParentResponse listAccountsForParent(ListAccountsForParentRequest request) {
    called(request);
    var in = accounts(organization.in(request.parentId(), never));
    var page = page(in, request.nextToken(), request.maxResults());
    return ListAccountsForParentResponse.builder()
        .accounts(page.items())
        .nextToken(page.next())
        .build();
  }

  @Override
  public ListOrganizationalUnitsForParentResponse listOrganizationalUnitsForParent(
      ListOrganizationalUnitsForParentRequest request) {
    called(request);
    var in =
        organization
            .unitsIn(request.parentId(), never)
            .map(id -> OrganizationalUnit.builder().id(id).build());
    var page = page(in, request.nextToken(), request.maxResults());
    return ListOrganizationalUnitsForParentResponse.builder()
        .organizationalUnits(page.items())
        .nextToken(page.next())
        .build();
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    tagQuota.ifPresent(TagQuota::take);
    called(request);
    var tags =
        organization.tags(request.resourceId(), never).entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build());
    var page = page(tags, request.nextToken(), TAGS_A_PAGE);
    return ListTagsForResourceResponse.builder().tags(page.items()).nextToken(page.next()).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private void called(OrganizationsRequest request) {
    requests.add(request);
    var failure = failures.poll();
    if (failure != null) {
      throw failure.get();
    }
  }

  private record Page<T>(List<T> items, @Nullable String next) {}

  /// A token is the position of the next item. With a plus sign, an empty page precedes it.
  private static <T> Page<T> page(Stream<T> all, @Nullable String token, int size) {
    if (size < 1 || size > 20) {
      throw InvalidInputException.builder().message("MaxResults is 1 to 20").build();
    }
    if (token == null || token.endsWith("+")) {
      return new Page<>(List.of(), token == null ? "0" : token.substring(0, token.length() - 1));
    }
    var items = all.toList();
    var from = Integer.parseInt(token);
    var to = Math.min(items.size(), from + size);
    return new Page<>(items.subList(from, to), to < items.size() ? to + "+" : null);
  }

  private static Stream<Account> accounts(Stream<groundcrew.tagging.accounts.Account> accounts) {
    return accounts.map(PagedOrganizations::account);
  }

  private static Account account(groundcrew.tagging.accounts.Account account) {
    var answer = Account.builder().id(account.id());
    return switch (account.id()) {
      case NEITHER -> answer.build();
      case STATE_AND_OTHER_STATUS -> answer.state(account.state()).status("SUSPENDED").build();
      case STATUS_ALONE -> answer.status(account.state()).build();
      default -> answer.state(account.state()).status(account.state()).build();
    };
  }
}
