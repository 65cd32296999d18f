package groundcrew.cdk;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.ssm.CfnDocument;
import software.constructs.Construct;

/// The documents that run a program on a machine, one for each platform.
final class PipelineDocuments extends Construct {
  private static final List<String> PLATFORMS = List.of("linux", "windows");

  PipelineDocuments(Construct scope, String id, PipelineNames names) {
    super(scope, id);
    for (var platform : PLATFORMS) {
      CfnDocument.Builder.create(this, platform)
          .name(names.document(platform))
          .documentType("Command")
          .documentFormat("JSON")
          .targetType("/")
          // A changed document is a new version, not another document of the same name.
          .updateMethod("NewVersion")
          .content(content(platform))
          .build();
    }
  }

  private static Map<?, ?> content(String platform) {
    var file = "pipeline/" + platform + ".yaml";
    try (var yaml =
        Objects.requireNonNull(PipelineDocuments.class.getResourceAsStream(file), file)) {
      return new YAMLMapper().readValue(yaml, Map.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
