package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedTypesTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:ec2:eu-west-1:222222222222:instance/i-1, ec2:instance",
    "arn:aws:rds:eu-west-1:222222222222:db:orders, rds:db",
    "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/a/1,"
        + " elasticloadbalancing:loadbalancer",
    "arn:aws:sqs:eu-west-1:222222222222:orders, sqs",
    "arn:aws:s3:::bucket, s3",
    "arn:aws:iam::222222222222:policy/path/name, iam:policy",
    "nonsense, nonsense"
  })
  void theTypeOfAResourceIsInItsArn(String arn, String type) {
    assertThat(RefusedTypes.type(arn)).isEqualTo(type);
  }

  @Test
  void resourcesOfTheTypeShareNoCallWithOthers() {
    var refused = new RefusedTypes();
    refused.add("arn:aws:rds:eu-west-1:222222222222:db:orders");

    assertThat(refused.group("arn:aws:rds:eu-west-1:222222222222:db:stock")).isEqualTo("rds:db");
    assertThat(refused.group("arn:aws:rds:eu-west-1:222222222222:snapshot:stock")).isEmpty();
  }
}
