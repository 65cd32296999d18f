package groundcrew.pipelinevm.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.PermanentFailureException;
import groundcrew.common.StrictJson;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentVersionException;

/// A document of Systems Manager. Its content has the patterns of the parameters, which
/// DescribeDocument leaves out.
public final class AwsDocuments implements Documents {
  private final SsmClient ssm;
  private final String document;
  private final Optional<String> version;

  /// @param document name or ARN
  /// @param version number; empty for the default version
  public AwsDocuments(SsmClient ssm, String document, Optional<String> version) {
    this.ssm = ssm;
    this.document = document;
    this.version = version;
  }

  @Override
  public CommandDocument read(Deadline deadline) {
    try {
      var answer =
          ssm.getDocument(request ->
              request
                  .name(document)
                  .documentVersion(version.orElse("$DEFAULT"))
                  .documentFormat(DocumentFormat.JSON)
                  .overrideConfiguration(AwsClients.within(deadline)));
      var content = StrictJson.read(answer.content(), Content.class);
      return new CommandDocument(
          document, answer.documentVersion(), content.parameters().orElse(Map.of()));
    } catch (InvalidDocumentException | InvalidDocumentVersionException absent) {
      throw new PermanentFailureException(
          "document %s, version %s: %s"
              .formatted(document, version.orElse("default"), absent.getMessage()),
          absent);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Content(Optional<Map<String, DocumentParameter>> parameters) {}
}
