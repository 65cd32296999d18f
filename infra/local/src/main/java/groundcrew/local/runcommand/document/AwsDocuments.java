package groundcrew.local.runcommand.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The documents of AWS that every account has. Here they are of schema 2.2; AWS's own are of
/// schema 1.2, whose steps have other names, also in the keys of their output.
final class AwsDocuments {
  private static final String SCRIPT =
      """
      {"schemaVersion":"2.2","description":"%s","parameters":{
        "commands":{"type":"StringList","description":"The commands to run."},
        "workingDirectory":{"type":"String","default":"","maxChars":4096,
          "description":"The path to the working directory on your instance."},
        "executionTimeout":{"type":"String","default":"3600",
          "description":"The time in seconds for a command to be completed.",
          "allowedPattern":"([1-9][0-9]{0,4})|(1[0-6][0-9]{4})|(17[0-1][0-9]{3})|(172[0-7][0-9]{2})|(172800)"}},
       "mainSteps":[{"action":"%s","name":"%s","inputs":{"timeoutSeconds":"{{ executionTimeout }}",
         "workingDirectory":"{{ workingDirectory }}","runCommand":"{{ commands }}"}}]}
      """;
  private static final Map<String, Document> ALL =
      Map.of(
          "AWS-RunShellScript",
          document(
              "AWS-RunShellScript",
              SCRIPT.formatted(
                  "Run a shell script or specify the commands to run.",
                  "aws:runShellScript",
                  "runShellScript")),
          "AWS-RunPowerShellScript",
          document(
              "AWS-RunPowerShellScript",
              SCRIPT.formatted(
                  "Run a PowerShell script or specify the paths to scripts to run.",
                  "aws:runPowerShellScript",
                  "runPowerShellScript")));

  private AwsDocuments() {}

  static Optional<Document> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static Document document(String name, String text) {
    try {
      var content = DocumentContent.read(name, new ObjectMapper().readTree(text));
      var version = new DocumentVersion(1, Optional.empty(), text, content, Instant.EPOCH);
      return new Document(Optional.empty(), name, Map.of(), List.of(version));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(name + " is no JSON", e);
    }
  }
}
