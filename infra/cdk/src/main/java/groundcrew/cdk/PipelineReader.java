package groundcrew.cdk;

import groundcrew.pipelinevm.submit.CommandTimeout;
import java.nio.file.Path;
import java.time.Duration;

/// Reads the section `pipeline`.
final class PipelineReader {
  /// Polls for as long fill most of the 25,000 events of an execution's history.
  private static final Duration LONGEST_EXECUTION = Duration.ofHours(20);

  private PipelineReader() {}

  static Pipeline pipeline(Section section) {
    var pipeline =
        new Pipeline(
            Path.of(section.value("jar").text(Rule.JAR)),
            section.value("logLevel").text(Rule.LOG_LEVEL),
            section.value("platform").text(Rule.PLATFORM),
            section.value("allowedTargets").texts(Rule.TARGET, 1),
            section.value("codeRepository").optional(url -> url.text(Rule.HTTPS_URL)),
            section
                .value("commandTimeout")
                .or(
                    Duration.ofHours(1),
                    timeout -> timeout.duration(CommandTimeout.SHORTEST, CommandTimeout.LONGEST)),
            section
                .value("maximumDuration")
                .or(
                    Duration.ofHours(12),
                    longest -> longest.duration(CommandTimeout.SHORTEST, LONGEST_EXECUTION)),
            section.value("documentVersion").optional(version -> version.text(Rule.WHOLE)));
    section.end();
    return pipeline;
  }
}
