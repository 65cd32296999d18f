package groundcrew.tagging.accounts;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.Pages;
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
  private static final String NOT_DELEGATED =
      " The account of this function is neither the organization's management account nor one that"
          + " may read the organization: register it as a delegated administrator, or allow the"
          + " action in the organization's delegation policy.";

  private final OrganizationsClient organizations;

  /// @param organizations client with adaptive retries: the whole organization shares low quotas
  public AwsAccounts(OrganizationsClient organizations) {
    this.organizations = organizations;
  }

  @Override
  public Stream<Account> all(Deadline deadline) {
    return pages(
            deadline,
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

  private static <P> Stream<P> pages(
      Deadline deadline, Function<@Nullable String, P> call, Function<P, @Nullable String> token) {
    return Pages.<String, P>of(
        next -> page(deadline, () -> call.apply(next)), page -> Pages.token(token.apply(page)));
  }

  private static <P> P page(Deadline deadline, Supplier<P> call) {
    if (deadline.passed()) {
      throw new DeadlineExceededException();
    }
    try {
      return call.get();
    } catch (ApiCallTimeoutException late) {
      throw AwsClients.translate(deadline, late);
    } catch (AccessDeniedException denied) {
      throw explained(denied);
    }
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
