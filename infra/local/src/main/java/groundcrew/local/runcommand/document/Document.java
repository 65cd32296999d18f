package groundcrew.local.runcommand.document;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A command document and its versions, of which the newest is the default.
///
/// @param owner where it is; empty for a document of AWS
/// @param versions in the order of their numbers
public record Document(
    Optional<AccountRegion> owner,
    String name,
    Map<String, String> tags,
    List<DocumentVersion> versions) {

  /// Creates a document with its own copies.
  public Document {
    tags = Map.copyOf(tags);
    versions = List.copyOf(versions);
  }

  /// Returns the name alone, of a name or an ARN.
  public static String bareName(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  Document with(DocumentVersion next) {
    var all = new ArrayList<>(versions);
    all.add(next);
    return new Document(owner, name, tags, all);
  }

  /// Returns the newest version, which is the default too.
  public DocumentVersion newest() {
    return versions.getLast();
  }

  /// Returns the version that a request names.
  ///
  /// @param asked a number, `$LATEST`, or `$DEFAULT` and empty for the default
  /// @throws AwsError `InvalidDocumentVersion` where there is none
  public DocumentVersion version(String asked, String versionName) {
    if (!versionName.isEmpty()) {
      return find(version -> version.versionName().equals(Optional.of(versionName)));
    }
    return asked.isEmpty() || asked.startsWith("$")
        ? newest()
        : find(version -> Integer.toString(version.number()).equals(asked));
  }

  private DocumentVersion find(Predicate<DocumentVersion> wanted) {
    return versions.stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow(() ->
            new AwsError(
                400,
                "InvalidDocumentVersion",
                "The document version is not valid or does not exist."));
  }
}
