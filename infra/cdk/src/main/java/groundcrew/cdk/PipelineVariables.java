package groundcrew.cdk;

import java.util.LinkedHashMap;
import java.util.Map;

/// The environment variables of the functions of the virtual machine step.
record PipelineVariables(PipelineNames names, Pipeline pipeline) {

  Map<String, String> ofSubmit() {
    var variables = new LinkedHashMap<>(ofStatus());
    variables.put("SSM_DOCUMENT", names.document(pipeline.platform()));
    pipeline.documentVersion().ifPresent(number -> variables.put("DOCUMENT_VERSION", number));
    variables.put("OUTPUT_BUCKET", names.bucket());
    pipeline.codeRepository().ifPresent(url -> variables.put("CODE_REPOSITORY", url));
    variables.put("ALLOWED_TARGETS", String.join(",", pipeline.allowedTargets()));
    variables.put("COMMAND_TIMEOUT", pipeline.commandTimeout().toString());
    variables.put("TABLE", names.table());
    return variables;
  }

  Map<String, String> ofCancel() {
    return Map.of("LOG_LEVEL", pipeline.logLevel(), "TABLE", names.table());
  }

  Map<String, String> ofStatus() {
    return Map.of("LOG_LEVEL", pipeline.logLevel());
  }
}
