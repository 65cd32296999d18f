package groundcrew.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.AsOperator;
import groundcrew.local.Calls;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class LifecyclesTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";

  private LocalCloud cloud;
  private S3Client s3;

  @BeforeEach
  void start(@TempDir Path work) {
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    s3 = new AsOperator(cloud, ACCOUNT, REGION).client(S3Client.builder().forcePathStyle(true));
  }

  @AfterEach
  void close() {
    s3.close();
    cloud.close();
  }

  @Test
  void anObjectExpiresAfterTheDaysOfItsPrefixAndIsBackWhenItIsWrittenAgain() {
    deploy("{'Status':'Enabled','Prefix':'undone/','ExpirationInDays':30}");
    put("undone/a b+c");
    put("runs/a");

    cloud.agenda().turn(Duration.ofDays(29));
    assertThat(keys()).containsExactly("runs/a", "undone/a b+c");
    put("undone/later");
    cloud.agenda().turn(Duration.ofDays(2));
    assertThat(keys()).containsExactly("runs/a", "undone/later");

    put("undone/a b+c");
    assertThat(keys()).contains("undone/a b+c");
  }

  @Test
  void aRuleThatIsDisabledOrReplacedDeletesNothing() {
    deploy("{'Status':'Disabled','ExpirationInDays':1}");
    put("a");
    cloud.agenda().turn(Duration.ofDays(3));
    assertThat(keys()).containsExactly("a");

    deploy("{'Status':'Enabled','ExpirationInDays':1}");
    assertThat(keys()).isEmpty();
  }

  @Test
  void aRuleThatIsNotKnownStopsTheStartWithItsLogicalId() {
    assertThatThrownBy(() -> deploy("{'Status':'Enabled','Transitions':[]}"))
        .hasMessageContaining("Journal")
        .hasMessageContaining("no lifecycle rule with Transitions");
  }

  @Test
  void callsThatAskForVersionsAreRefused() {
    deploy("{'Status':'Enabled','ExpirationInDays':1}");

    assertThatThrownBy(() -> s3.listObjectVersions(r -> r.bucket("journal")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
    assertThatThrownBy(() -> s3.getBucketVersioning(r -> r.bucket("journal")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
  }

  private void deploy(String rule) {
    cloud.deploy(
        new Template(
            "stack",
            Optional.empty(),
            Calls.json(
                """
                {'Resources': {'Journal': {'Type': 'AWS::S3::Bucket', 'Properties': {
                  'BucketName': 'journal',
                  'VersioningConfiguration': {'Status': 'Enabled'},
                  'LifecycleConfiguration': {'Rules': [%s]}
                }}}}
                """
                    .formatted(rule)),
            Map.of()),
        ACCOUNT,
        REGION);
  }

  private void put(String key) {
    s3.putObject(r -> r.bucket("journal").key(key), RequestBody.fromString("line"));
  }

  private List<String> keys() {
    return s3.listObjectsV2(r -> r.bucket("journal")).contents().stream()
        .map(S3Object::key)
        .toList();
  }
}
