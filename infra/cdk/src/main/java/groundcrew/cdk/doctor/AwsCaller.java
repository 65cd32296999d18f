package groundcrew.cdk.doctor;

import groundcrew.common.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The clients of whoever is about to deploy. Each is to be closed.
///
/// @param credentials those of the CDK CLI: of the profile, or of the environment
record AwsCaller(AwsClients clients, AwsCredentialsProvider credentials) {
  private static final String SESSION = "groundcrew-doctor";

  StsClient sts(String region) {
    return clients.build(StsClient.builder(), Region.of(region), credentials);
  }

  SsmClient ssm(String region, AwsCredentialsProvider of) {
    return clients.build(SsmClient.builder(), Region.of(region), of);
  }

  /// Organizations has one endpoint for all regions of a partition.
  OrganizationsClient organizations(String region) {
    return clients.build(OrganizationsClient.builder(), Region.of(region), credentials);
  }

  /// Returns the credentials of a role.
  ///
  /// @throws software.amazon.awssdk.services.sts.model.StsException if there is no such role, or it
  ///   does not trust the caller; STS does not tell which
  AwsCredentialsProvider assume(String role, String region) {
    try (var sts = sts(region)) {
      var opened =
          sts.assumeRole(request -> request.roleArn(role).roleSessionName(SESSION)).credentials();
      return StaticCredentialsProvider.create(
          AwsSessionCredentials.create(
              opened.accessKeyId(), opened.secretAccessKey(), opened.sessionToken()));
    }
  }
}
