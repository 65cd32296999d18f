package groundcrew.tagging.accounts;

import groundcrew.common.AwsClients;
import groundcrew.common.Bucket4jRateLimiter;
import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.Pages;
import groundcrew.common.RateLimiter;
import groundcrew.common.Retries;
import groundcrew.common.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.Tag;

/// The accounts of AWS Organizations.
public final class AwsAccounts implements Accounts {
  private static final int MAX_PAGE_SIZE = 20;

  /// One organization is read, and Organizations has no regions.
  private static final String ORGANIZATION = "organization";

  private static final String GLOBAL = "global";
  private static final String NOT_DELEGATED =
      " The account of this function is neither the organization's management account nor one that"
          + " may read the organization: register it as a delegated administrator, or allow the"
          + " action in the organization's delegation policy.";

  private final OrganizationsClient organizations;
  private final Pace pace;

  /// How fast calls are made. The whole organization shares low quotas, so that others may use most
  /// of them.
  ///
  /// @param lists rate limiter of lists of accounts and units
  /// @param tags rate limiter of ListTagsForResource
  /// @param throttled retries of calls that AWS throttles: nothing but the deadline ends them
  /// @param failed retries of calls that fail inside AWS
  public record Pace(RateLimiter lists, RateLimiter tags, Retries throttled, Retries failed) {
    private static final double LISTS_A_SECOND = 4;
    private static final double TAGS_A_SECOND = 5;

    /// Returns half of what AWS publishes for an account.
    public static Pace half(InstantSource clock, Sleeper sleeper) {
      return new Pace(
          new Bucket4jRateLimiter(LISTS_A_SECOND, clock, sleeper),
          new Bucket4jRateLimiter(TAGS_A_SECOND, clock, sleeper),
          Retries.of(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofSeconds(5), sleeper),
          Retries.of(4, Duration.ofMillis(500), Duration.ofSeconds(5), sleeper));
    }
  }

  /// @param organizations client that makes one attempt per call
  public AwsAccounts(OrganizationsClient organizations, Pace pace) {
    this.organizations = organizations;
    this.pace = pace;
  }

  @Override
  public Stream<Account> all(Deadline deadline) {
    return pages(
            deadline,
            pace.lists(),
            token ->
                organizations.listAccounts(request ->
                    request
                        .maxResults(MAX_PAGE_SIZE)
                        .nextToken(token)
                        .overrideConfiguration(AwsClients.within(deadline))),
            ListAccountsResponse::nextToken)
        .flatMap(page -> page.accounts().stream())
        .map(AwsAccounts::account);
  }

  @Override
  public Stream<Account> in(String unit, Deadline deadline) {
    return pages(
            deadline,
            pace.lists(),
            token ->
                organizations.listAccountsForParent(request ->
                    request
                        .parentId(unit)
                        .maxResults(MAX_PAGE_SIZE)
                        .nextToken(token)
                        .overrideConfiguration(AwsClients.within(deadline))),
            ListAccountsForParentResponse::nextToken)
        .flatMap(page -> page.accounts().stream())
        .map(AwsAccounts::account);
  }

  @Override
  public Stream<String> unitsIn(String unit, Deadline deadline) {
    return pages(
            deadline,
            pace.lists(),
            token ->
                organizations.listOrganizationalUnitsForParent(request ->
                    request
                        .parentId(unit)
                        .maxResults(MAX_PAGE_SIZE)
                        .nextToken(token)
                        .overrideConfiguration(AwsClients.within(deadline))),
            ListOrganizationalUnitsForParentResponse::nextToken)
        .flatMap(page -> page.organizationalUnits().stream())
        .map(OrganizationalUnit::id);
  }

  @Override
  public Map<String, String> tags(String account, Deadline deadline) {
    return pages(
            deadline,
            pace.tags(),
            token ->
                organizations.listTagsForResource(request ->
                    request
                        .resourceId(account)
                        .nextToken(token)
                        .overrideConfiguration(AwsClients.within(deadline))),
            ListTagsForResourceResponse::nextToken)
        .flatMap(page -> page.tags().stream())
        // AWS may return an empty value as null. A tag may be on two pages if another one is added
        // in between.
        .collect(
            Collectors.toMap(
                Tag::key, tag -> Objects.requireNonNullElse(tag.value(), ""), (_, last) -> last));
  }

  private <P> Stream<P> pages(
      Deadline deadline,
      RateLimiter rate,
      Function<@Nullable String, P> call,
      Function<P, @Nullable String> token) {
    return Pages.<String, P>of(
        next -> page(deadline, rate, () -> call.apply(next)),
        page -> Pages.token(token.apply(page)));
  }

  private <P> P page(Deadline deadline, RateLimiter rate, Supplier<P> call) {
    try {
      return pace.throttled()
          .call(
              AwsClients::throttled,
              deadline,
              () ->
                  pace.failed()
                      .call(
                          failure -> retryable(deadline, failure),
                          deadline,
                          () -> attempt(deadline, rate, call)));
    } catch (ApiCallTimeoutException late) {
      throw AwsClients.translate(deadline, late);
    } catch (AccessDeniedException denied) {
      throw explained(denied);
    }
  }

  private static <P> P attempt(Deadline deadline, RateLimiter rate, Supplier<P> call) {
    if (!rate.acquire(ORGANIZATION, GLOBAL, deadline)) {
      throw new DeadlineExceededException();
    }
    return call.get();
  }

  private static boolean retryable(Deadline deadline, RuntimeException failure) {
    return AwsClients.retryable(failure) && !AwsClients.throttled(failure) && !deadline.passed();
  }

  /// Organizations refuses an account that may not read the organization without a reason, unlike
  /// IAM, which names the action that the role lacks.
  private static AccessDeniedException explained(AccessDeniedException denied) {
    var message = String.valueOf(denied.getMessage());
    return message.contains("not authorized to perform")
        ? denied
        : AccessDeniedException.builder().message(message + NOT_DELEGATED).cause(denied).build();
  }

  /// AWS replaces `Status` by `State`, which some endpoints do not return yet.
  private static Account account(
      software.amazon.awssdk.services.organizations.model.Account account) {
    var state =
        Optional.ofNullable(account.stateAsString())
            .or(() -> Optional.ofNullable(account.statusAsString()))
            .orElse("unknown");
    return new Account(account.id(), state);
  }
}
