package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.LocalCloud;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import java.util.Map;
import java.util.Optional;

/// Calls without TLS, from somebody who may do everything else in an account.
record Unencrypted(LocalCloud cloud, String account) {

  /// Makes a call that a resource's policy has to refuse.
  void assertRefused(String action, String arn) {
    var operator =
        new Caller(account, "arn:aws:iam::%s:user/x".formatted(account), Optional.empty());
    var call = new RequiredPermission(action, arn, Map.of("aws:SecureTransport", "false"));
    assertThatThrownBy(() -> cloud.iam().allow(operator, call))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining(arn);
    cloud.iam().expectDenials(arn + " with an explicit deny");
    assertThat(cloud.takeProblems()).isEmpty();
  }
}
