package groundcrew.demo.keep;

import static java.util.stream.Collectors.joining;

import groundcrew.local.command.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The files by which the AWS CLI reaches a cloud: a configuration, credentials, and a script to
/// `source` that names both. They end with the folder of the run.
record AwsFiles(RunFolder folder, URI endpoint, List<Profile> profiles) {
  private static final String CONFIGURATION = "aws-config";
  private static final String CREDENTIALS = "aws-credentials";
  private static final String SCRIPT = "aws.env";

  /// Writes them; returns the script, as a person finds it from the folder of this process.
  Path write() {
    write(
        CONFIGURATION,
        profiles.stream().map(p -> p.configuration(endpoint.toString())).collect(joining()));
    write(CREDENTIALS, profiles.stream().map(Profile::credentials).collect(joining()));
    write(SCRIPT, script());
    return folder.shown(SCRIPT);
  }

  /// Keys in the environment would come before those of a profile. Versions of the CLI before 2.13
  /// and 1.29 read the endpoint from its option only.
  private String script() {
    return """
    unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_REGION AWS_DEFAULT_REGION
    export AWS_CONFIG_FILE='%s'
    export AWS_SHARED_CREDENTIALS_FILE='%s'
    export AWS_ENDPOINT_URL=%s AWS_PROFILE=%s AWS_PAGER=
    aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }
    """
        .formatted(
            folder.path().resolve(CONFIGURATION),
            folder.path().resolve(CREDENTIALS),
            endpoint,
            profiles.getFirst().name());
  }

  /// Only the owner may read them: who has the keys runs commands on this machine.
  private void write(String name, String text) {
    var file = folder.path().resolve(name);
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.shown(name), e);
    }
  }
}
