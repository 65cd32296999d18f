package groundcrew.local;

import groundcrew.local.ground.SdkClients;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/// SDK clients of somebody who may do everything in an account.
public record AsOperator(LocalCloud cloud, String account, String region) {
  /// Returns a client; to be closed.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    var credentials = StaticCredentialsProvider.create(cloud.operator(account).credentials());
    return SdkClients.of(builder, cloud.endpoint(), region, credentials);
  }
}
