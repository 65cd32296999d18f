package groundcrew.local.runcommand.document;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// `AWS::SSM::Document` of type Command. A change of its content makes a new version, which becomes
/// the default, if its UpdateMethod is NewVersion.
public final class DocumentKind implements ResourceKind {
  private static final int LONGEST_NAME = 128;
  private static final Set<String> PROPERTIES =
      Set.of(
          "Content",
          "DocumentFormat",
          "DocumentType",
          "Name",
          "Tags",
          "TargetType",
          "UpdateMethod",
          "VersionName");

  private final Documents documents;

  /// Creates the kind.
  public DocumentKind(Documents documents) {
    this.documents = documents;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::SSM::Document");
  }

  @Override
  public Created create(Resource resource) {
    var properties = read(resource);
    var tags = new HashMap<String, String>();
    properties
        .find("Tags")
        .ifPresent(list ->
            list.forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText())));
    try {
      var document =
          documents.create(
              place(resource),
              properties.name("Name", LONGEST_NAME),
              content(properties),
              properties.text("VersionName"),
              tags);
      return new Created(document.name(), Map.of());
    } catch (IllegalArgumentException e) {
      throw fault(resource, e);
    }
  }

  @Override
  public Changes changes(String type) {
    return Changes.named("Name").refusing("DocumentType", "DocumentFormat", "Tags", "TargetType");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    var before = ResourceProperties.of(existing.resource(), PROPERTIES);
    var properties = read(wanted);
    if (content(before).equals(content(properties))
        && before.text("VersionName").equals(properties.text("VersionName"))) {
      return existing.created();
    }
    if (!properties.text("UpdateMethod").orElse("Replace").equals("NewVersion")) {
      throw properties.fault(
          "UpdateMethod", "must be NewVersion for a change: the local cloud replaces no document");
    }
    try {
      documents.addVersion(
          place(wanted), existing.id(), content(properties), properties.text("VersionName"));
    } catch (IllegalArgumentException e) {
      throw fault(wanted, e);
    }
    return existing.created();
  }

  @Override
  public void delete(Existing existing) {
    documents.delete(place(existing.resource()), existing.id());
  }

  private static ResourceProperties read(Resource resource) {
    var properties = ResourceProperties.of(resource, PROPERTIES);
    // CloudFormation's own default is a Command document too.
    if (!properties.text("DocumentType").orElse("Command").equals("Command")) {
      throw properties.fault("DocumentType", "must be Command in the local cloud");
    }
    if (!properties.text("DocumentFormat").orElse("JSON").equals("JSON")) {
      throw properties.fault("DocumentFormat", "must be JSON in the local cloud");
    }
    // A document for every type of resource; the others cannot be targets of a command here.
    if (!properties.text("TargetType").orElse("/").equals("/")) {
      throw properties.fault("TargetType", "must be / in the local cloud");
    }
    return properties;
  }

  private static String content(ResourceProperties properties) {
    var content =
        properties.find("Content").orElseThrow(() -> properties.fault("Content", "is required"));
    return content.isTextual() ? content.asText() : content.toString();
  }

  private static IllegalArgumentException fault(Resource resource, IllegalArgumentException cause) {
    return resource.fault(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
  }

  private static AccountRegion place(Resource resource) {
    return new AccountRegion(resource.place().account(), resource.place().region());
  }
}
