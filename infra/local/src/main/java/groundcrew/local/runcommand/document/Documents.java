package groundcrew.local.runcommand.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The command documents of every account and region.
public final class Documents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 64 * 1024;

  private final Map<String, Document> documents = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /// Creates a store that has the documents of AWS alone.
  public Documents(InstantSource clock) {
    this.clock = clock;
  }

  /// Creates a document.
  ///
  /// @throws IllegalArgumentException for a content that the local cloud does not know, and where
  ///   the place has a document of that name
  public Document create(
      AccountRegion place,
      String name,
      String text,
      Optional<String> versionName,
      Map<String, String> tags) {
    if (!name.matches("[a-zA-Z0-9_\\-.]{3,128}")) {
      throw new IllegalArgumentException("A document cannot have the name " + name);
    }
    if (name.matches("(?i)(aws|amazon|amzn)[-_.]?.*")) {
      throw new IllegalArgumentException(
          "A document's name cannot begin with aws, amazon or amzn: " + name);
    }
    var first = version(name, 1, text, versionName);
    var document = new Document(Optional.of(place), name, tags, List.of(first));
    if (documents.putIfAbsent(key(place, name), document) != null) {
      throw new IllegalArgumentException("Document %s already exists".formatted(name));
    }
    return document;
  }

  /// Adds a version, which becomes the default.
  public void addVersion(
      AccountRegion place, String name, String text, Optional<String> versionName) {
    documents.computeIfPresent(
        key(place, name),
        (_, document) ->
            document.with(version(name, document.newest().number() + 1, text, versionName)));
  }

  /// Deletes a document with its versions; does nothing where there is none.
  public void delete(AccountRegion place, String name) {
    documents.remove(key(place, name));
  }

  /// Finds a document by its name, or by its ARN.
  ///
  /// @throws AwsError `InvalidDocument` where the account and region have none
  public Document get(AccountRegion place, String nameOrArn) {
    var name = Document.bareName(nameOrArn);
    var arn = Arn.find(nameOrArn);
    var there =
        arn.map(found ->
                found.region().equals(place.region())
                    && (found.account().isEmpty() || found.account().equals(place.account())))
            .orElse(true);
    return Optional.ofNullable(documents.get(key(place, name)))
        .filter(_ -> there)
        .or(() -> AwsDocuments.find(name))
        .orElseThrow(() ->
            new AwsError(
                400, "InvalidDocument", "Document with name %s does not exist.".formatted(name)));
  }

  /// Returns the tags of a document, none for one that is not there.
  public Map<String, String> tags(AccountRegion place, String nameOrArn) {
    return Optional.ofNullable(documents.get(key(place, Document.bareName(nameOrArn))))
        .map(Document::tags)
        .orElse(Map.of());
  }

  /// Returns the ARN that a permission names: a document of AWS belongs to no account.
  public static String arn(AccountRegion place, String nameOrArn) {
    var name = Document.bareName(nameOrArn);
    return Arn.find(nameOrArn).isPresent()
        ? nameOrArn
        : "arn:aws:ssm:%s:%s:document/%s"
            .formatted(
                place.region(), AwsDocuments.find(name).isPresent() ? "" : place.account(), name);
  }

  private DocumentVersion version(
      String name, int number, String text, Optional<String> versionName) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("Document %s is longer than 64 KB".formatted(name));
    }
    try {
      var content = DocumentContent.read(name, JSON.readTree(text));
      return new DocumentVersion(number, versionName, text, content, clock.instant());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Document %s is no JSON".formatted(name), e);
    }
  }

  private static String key(AccountRegion place, String name) {
    return place.account() + " " + place.region() + " " + name;
  }
}
