package groundcrew.cdk.doctor;

import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;

/// Whether the account may create a StackSet that Organizations deploys to other accounts.
record StackSetsCheck(AwsCaller caller) implements Check {
  private static final String PRINCIPAL = "member.org.stacksets.cloudformation.amazonaws.com";

  @Override
  public List<Finding> examine(List<PlannedStack> stacks, String account) {
    for (var stack : stacks) {
      for (var stackSet : stack.resources("AWS::CloudFormation::StackSet")) {
        var delegated = stackSet.path("CallAs").asText().equals("DELEGATED_ADMIN");
        return examine(stack.environment(), delegated);
      }
    }
    return List.of();
  }

  private List<Finding> examine(Environment home, boolean delegated) {
    try (var organizations = caller.organizations(home.region())) {
      if (delegated && !administers(organizations, home.account())) {
        return List.of(unregistered(home.account()));
      }
      return List.of(
          trusted(organizations)
              ? Finding.ok("StackSets has trusted access to the organization")
              : Finding.missing(
                  "StackSets has no trusted access to the organization",
                  "with credentials of the management account:"
                      + " aws cloudformation activate-organizations-access"));
    } catch (AwsOrganizationsNotInUseException _) {
      return List.of(
          Finding.missing(
              "account %s is in no organization".formatted(home.account()),
              "set home.account to the management account or a delegated administrator"));
    } catch (AccessDeniedException refused) {
      return List.of(delegated ? unregistered(home.account()) : unknown(refused));
    } catch (OrganizationsException refused) {
      return List.of(unknown(refused));
    }
  }

  private static Finding unregistered(String account) {
    return Finding.missing(
        "account %s is no delegated administrator of StackSets".formatted(account),
        "with credentials of the management account: aws organizations"
            + " register-delegated-administrator --service-principal %s --account-id %s"
                .formatted(PRINCIPAL, account));
  }

  private static Finding unknown(OrganizationsException refused) {
    return Finding.unknown(
        "whether StackSets has trusted access to the organization: " + refused.getMessage());
  }

  private static boolean administers(OrganizationsClient organizations, String account) {
    return organizations
        .listDelegatedServicesForAccountPaginator(request -> request.accountId(account))
        .delegatedServices()
        .stream()
        .anyMatch(service -> service.servicePrincipal().equals(PRINCIPAL));
  }

  private static boolean trusted(OrganizationsClient organizations) {
    return organizations.listAWSServiceAccessForOrganizationPaginator().stream()
        .flatMap(page -> page.enabledServicePrincipals().stream())
        .anyMatch(service -> service.servicePrincipal().equals(PRINCIPAL));
  }
}
