package groundcrew.local.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import groundcrew.local.Calls;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.ground.SdkClients;
import groundcrew.local.iam.Keys;
import groundcrew.local.iam.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AccountAlreadyRegisteredException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AccountNotRegisteredException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.ResourcePolicyNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

/// A member account reads the organization where the management account lets it.
@SuppressWarnings("NullAway.Init")
class DelegationTest {
  private static final String MANAGEMENT = "111122223333";
  private static final String MEMBER = "200000000010";
  private static final String REGION = "us-east-1";
  private static final String REFUSED = "You don't have permissions to access this resource.";
  private static final String ROLE = "arn:aws:iam::%s:role/reader".formatted(MEMBER);

  private LocalCloud cloud;
  private OrganizationsClient management;
  private OrganizationsClient member;

  @BeforeEach
  void start(@TempDir Path work) {
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    management = client(cloud.operator(MANAGEMENT));
    member = client(cloud.operator(MEMBER));
  }

  @AfterEach
  void close() {
    member.close();
    management.close();
    cloud.close();
  }

  @Test
  void aMemberIsRefusedWithoutAReasonUntilItAdministersAService() {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(member::listAccounts)
        .withMessageContaining(REFUSED);

    register(MEMBER);

    assertThat(member.listAccounts().accounts()).isNotEmpty();
    assertThat(member.listTagsForResource(r -> r.resourceId("200000000009")).tags()).isNotEmpty();
    deregister(MEMBER);
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(member::listAccounts);
  }

  @Test
  void aDelegationPolicyAllowsTheActionsAndTheAccountsThatItNamesAndNoOthers() {
    put(
        """
        {'Version':'2012-10-17','Statement':[{'Sid':'Read','Effect':'Allow',
        'Principal':{'AWS':'arn:aws:iam::200000000010:root'},
        'Action':['organizations:ListAccounts','organizations:ListTagsForResource'],
        'Resource':'*'}]}\
        """);

    assertThat(member.listAccounts().accounts()).isNotEmpty();
    assertThat(member.listTagsForResource(r -> r.resourceId("200000000009")).tags()).isNotEmpty();
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(member::listRoots);
    try (var other = client(cloud.operator("200000000011"))) {
      assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(other::listAccounts);
    }
  }

  @Test
  void aPolicyNamesTheArnsOfTheManagementAccount() {
    var account = member.describeOrganization().organization().masterAccountArn();
    assertThat(account).startsWith("arn:aws:organizations::%s:account/".formatted(MANAGEMENT));
    put(
        """
        {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'200000000010'},
        'Action':'organizations:ListTagsForResource','Resource':'%s'}]}\
        """
            .formatted(account));

    assertThat(member.listTagsForResource(r -> r.resourceId(MANAGEMENT)).tags()).isNotEmpty();
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> member.listTagsForResource(r -> r.resourceId(MEMBER)));
  }

  /// IAM names the action, in other words than Organizations does.
  @Test
  void aRoleOfADelegatedAdministratorNeedsThePermissionOfItsOwnAccountToo() {
    register(MEMBER);
    role("organizations:ListAccounts", "*");
    try (var reader = reader()) {
      assertThat(reader.listAccounts().accounts()).isNotEmpty();
      assertThatExceptionOfType(AccessDeniedException.class)
          .isThrownBy(() -> reader.listTagsForResource(r -> r.resourceId("200000000009")))
          .withMessageContaining("not authorized to perform: organizations:ListTagsForResource");

      role(
          "organizations:ListTagsForResource",
          "arn:aws:organizations::%s:account/*".formatted(MANAGEMENT));

      assertThat(reader.listTagsForResource(r -> r.resourceId("200000000009")).tags()).isNotEmpty();
    }
    cloud.iam().takeDenials();
  }

  @Test
  void onlyTheManagementAccountChangesADelegation() {
    register(MEMBER);

    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> member.putResourcePolicy(r -> r.content("{}")));
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> member.deleteResourcePolicy(r -> {}));
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() ->
            member.registerDelegatedAdministrator(
                r -> r.accountId(MEMBER).servicePrincipal("config.amazonaws.com")));
  }

  @Test
  void aRegistrationThatCannotBeMadeIsRefused() {
    register(MEMBER);

    assertThatExceptionOfType(AccountAlreadyRegisteredException.class)
        .isThrownBy(() -> register(MEMBER));
    assertThatExceptionOfType(AccountNotFoundException.class)
        .isThrownBy(() -> register("999999999999"));
    assertThatExceptionOfType(ConstraintViolationException.class)
        .isThrownBy(() -> register(MANAGEMENT));
    assertThatExceptionOfType(AccountNotRegisteredException.class)
        .isThrownBy(() -> deregister("200000000011"));
  }

  @Test
  void theOnePolicyOfAnOrganizationIsShownReplacedAndDeleted() {
    assertThatExceptionOfType(ResourcePolicyNotFoundException.class)
        .isThrownBy(() -> management.describeResourcePolicy(r -> {}));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> management.putResourcePolicy(r -> r.content("none")));
    put(
        """
        {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'200000000010'},
        'Action':'organizations:ListAccounts','Resource':'*'}]}\
        """);
    var shown = management.describeResourcePolicy(r -> {}).resourcePolicy();
    assertThat(shown.content()).contains("organizations:ListAccounts");
    assertThat(shown.resourcePolicySummary().arn())
        .startsWith("arn:aws:organizations::111122223333:resourcepolicy/o-groundcrew/rp-");

    put("{'Version':'2012-10-17','Statement':[]}");
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(member::listAccounts);

    management.deleteResourcePolicy(r -> {});
    assertThatExceptionOfType(ResourcePolicyNotFoundException.class)
        .isThrownBy(() -> management.describeResourcePolicy(r -> {}));
  }

  @Test
  void theServicesThatAnAccountAdministersAndThatAreTrustedAreListed() {
    assertThatExceptionOfType(AccountNotRegisteredException.class)
        .isThrownBy(() -> management.listDelegatedServicesForAccount(r -> r.accountId(MEMBER)));
    register(MEMBER);

    assertThat(member.listDelegatedServicesForAccount(r -> r.accountId(MEMBER)).delegatedServices())
        .singleElement()
        .satisfies(service ->
            assertThat(service.servicePrincipal()).isEqualTo(DelegatedAdministrators.STACK_SETS));
    assertThat(trusted()).containsExactly(DelegatedAdministrators.STACK_SETS);

    management.disableAWSServiceAccess(r -> r.servicePrincipal(DelegatedAdministrators.STACK_SETS));
    assertThat(trusted()).isEmpty();
    management.enableAWSServiceAccess(r -> r.servicePrincipal("config.amazonaws.com"));
    assertThat(trusted()).containsExactly("config.amazonaws.com");
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(
            () -> member.enableAWSServiceAccess(r -> r.servicePrincipal("config.amazonaws.com")));
  }

  private List<String> trusted() {
    return member.listAWSServiceAccessForOrganizationPaginator().stream()
        .flatMap(page -> page.enabledServicePrincipals().stream())
        .map(service -> service.servicePrincipal())
        .toList();
  }

  private void register(String account) {
    management.registerDelegatedAdministrator(
        r -> r.accountId(account).servicePrincipal(DelegatedAdministrators.STACK_SETS));
  }

  private void deregister(String account) {
    management.deregisterDelegatedAdministrator(
        r -> r.accountId(account).servicePrincipal(DelegatedAdministrators.STACK_SETS));
  }

  private void put(String policy) {
    management.putResourcePolicy(r -> r.content(policy.replace('\'', '"')));
  }

  private void role(String action, String resource) {
    var trust =
        "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'sts:AssumeRole',"
            + "'Principal':{'AWS':'%s'}}}".formatted(MEMBER);
    var policy =
        "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'%s','Resource':'%s'}}"
            .formatted(action, resource);
    cloud
        .iam()
        .putRole(new Role(ROLE, Calls.json(trust), List.of(Calls.json(policy)), Optional.empty()));
  }

  private OrganizationsClient reader() {
    var operator = StaticCredentialsProvider.create(cloud.operator(MEMBER).credentials());
    try (var sts = SdkClients.of(StsClient.builder(), cloud.endpoint(), REGION, operator)) {
      var session = sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("reader")).credentials();
      return client(
          AwsSessionCredentials.create(
              session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }
  }

  private OrganizationsClient client(Keys keys) {
    return client(keys.credentials());
  }

  private OrganizationsClient client(AwsCredentials credentials) {
    return SdkClients.of(
        OrganizationsClient.builder(),
        cloud.endpoint(),
        REGION,
        StaticCredentialsProvider.create(credentials));
  }
}
