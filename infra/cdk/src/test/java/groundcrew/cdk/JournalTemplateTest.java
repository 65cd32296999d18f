package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class JournalTemplateTest {
  private static final String BUCKET = "groundcrew-cloud-center-journal-111122223333";
  private final Template template = Synthesised.EXAMPLE.template("groundcrew-tagging-cloud-center");

  @Test
  void bucketIsPrivateAndEncryptedAndExpiresOldObjects() {
    template.hasResourceProperties(
        "AWS::S3::Bucket",
        Map.of(
            "BucketName",
            BUCKET,
            "BucketEncryption",
            Map.of(
                "ServerSideEncryptionConfiguration",
                List.of(Map.of("ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256")))),
            "PublicAccessBlockConfiguration",
            Map.of(
                "BlockPublicAcls", true,
                "BlockPublicPolicy", true,
                "IgnorePublicAcls", true,
                "RestrictPublicBuckets", true),
            "LifecycleConfiguration",
            Map.of(
                "Rules",
                List.of(
                    Map.of(
                        "Id", "Expire",
                        "Prefix", "journal/",
                        "ExpirationInDays", 365,
                        "Status", "Enabled"),
                    Map.of(
                        "Id", "ExpireUndone",
                        "Prefix", "undone/",
                        "ExpirationInDays", 365,
                        "Status", "Enabled")))));
  }

  @Test
  void bucketIsRetainedUnlessItsCreationFails() {
    var bucket = Synthesised.EXAMPLE.resource("BucketName", BUCKET);
    assertThat(bucket.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
    assertThat(bucket.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
  }

  @Test
  void unconditionalWriteIsDenied() {
    var statement = denial("WrittenOnce");
    assertThat(statement.path("Action").asText()).isEqualTo("s3:PutObject");
    assertThat(statement.path("Principal").toString()).isEqualTo("{\"AWS\":\"*\"}");
    assertThat(statement.path("Resource").toString()).contains("/journal/*");
    assertThat(statement.path("Condition").toString())
        .isEqualTo("{\"Null\":{\"s3:if-none-match\":\"true\"}}");
  }

  @Test
  void unencryptedCallsAreDenied() {
    var statement = denial("");
    assertThat(statement.path("Action").asText()).isEqualTo("s3:*");
    assertThat(statement.path("Condition").toString())
        .isEqualTo("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
  }

  @Test
  void undoCanListOnlyTheJournalAndTheUndoneRuns() {
    var list =
        PolicyCheck.statements(
                Synthesised.EXAMPLE.resource("RoleName", "groundcrew-cloud-center-undo"))
            .filter(statement -> statement.path("Sid").asText().equals("ListJournal"))
            .findFirst()
            .orElseThrow();
    assertThat(list.path("Condition").toString())
        .isEqualTo("{\"StringLike\":{\"s3:prefix\":[\"journal/*\",\"undone/*\"]}}");
  }

  private static JsonNode denial(String sid) {
    var policy = Synthesised.EXAMPLE.properties("AWS::S3::BucketPolicy").getFirst();
    return PolicyCheck.statements(policy)
        .filter(statement -> statement.path("Effect").asText().equals("Deny"))
        .filter(statement -> statement.path("Sid").asText().equals(sid))
        .findFirst()
        .orElseThrow();
  }
}
