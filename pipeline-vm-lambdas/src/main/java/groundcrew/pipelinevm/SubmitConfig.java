package groundcrew.pipelinevm;

import groundcrew.common.Environment;
import groundcrew.pipelinevm.command.Targets;
import groundcrew.pipelinevm.submit.CommandTimeout;
import groundcrew.pipelinevm.submit.DocumentValues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/// The variables of the function that submits commands.
///
/// @param version of the document; empty for its default version
/// @param table of the submissions; empty where a repeated one sends a second command
record SubmitConfig(
    String document,
    Optional<String> version,
    DocumentValues values,
    List<String> allowedTargets,
    Optional<String> table,
    Level logLevel) {
  private static final Pattern DOCUMENT = Pattern.compile("[A-Za-z0-9_.:/-]{3,200}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern REPOSITORY = Pattern.compile("https://[\\x21-\\x7e]{1,500}");
  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

  static SubmitConfig from(Environment environment) {
    var document =
        environment.required(
            "SSM_DOCUMENT", "the name or ARN of a document", Environment.matching(DOCUMENT));
    var version =
        environment.optional(
            "DOCUMENT_VERSION", "the number of a version", Environment.matching(VERSION));
    var bucket =
        environment.required("OUTPUT_BUCKET", "the name of a bucket", Environment.matching(BUCKET));
    var repository =
        environment.optional("CODE_REPOSITORY", "an https URL", Environment.matching(REPOSITORY));
    var targets =
        environment.list(
            "ALLOWED_TARGETS",
            "a list of instance ids such as i-0123456789abcdef0, and of tag:Key=Value",
            Targets::name);
    var timeout =
        environment.optional(
            "COMMAND_TIMEOUT",
            Duration.ofHours(1),
            CommandTimeout.EXPECTATION,
            CommandTimeout::parse);
    var table = environment.optional("TABLE", "the name of a table", Environment.matching(TABLE));
    environment.verify();
    return new SubmitConfig(
        document.get(),
        version.get(),
        new DocumentValues(bucket.get(), repository.get(), timeout.get()),
        targets.get(),
        table.get(),
        environment.logLevel());
  }
}
