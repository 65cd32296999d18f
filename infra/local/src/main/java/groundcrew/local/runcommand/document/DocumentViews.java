package groundcrew.local.runcommand.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.fixture.ManagedNode.Platform;
import groundcrew.local.gateway.Timestamps;

/// Documents as the API shows them.
public final class DocumentViews {
  private DocumentViews() {}

  /// Returns the answer of GetDocument.
  public static ObjectNode content(Document document, DocumentVersion version) {
    return head(document, version).put("Content", version.text());
  }

  /// Returns the answer of DescribeDocument. It tells type and default of a parameter, and neither
  /// allowedPattern nor allowedValues: those are in the content alone.
  public static ObjectNode description(Document document, DocumentVersion version) {
    var shown =
        head(document, version)
            .put("Hash", version.sha256())
            .put("HashType", "Sha256")
            .put("Owner", document.owner().map(AccountRegion::account).orElse("Amazon"))
            .put("SchemaVersion", "2.2")
            .put("LatestVersion", Integer.toString(document.newest().number()))
            .put("DefaultVersion", Integer.toString(document.newest().number()));
    version.content().description().ifPresent(text -> shown.put("Description", text));
    var platforms = shown.putArray("PlatformTypes");
    version.content().platforms().stream().map(Platform::text).forEach(platforms::add);
    var parameters = shown.putArray("Parameters");
    version.content().parameters().values().forEach(one -> parameters.add(parameter(one)));
    var tags = shown.putArray("Tags");
    document.tags().forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set("Document", shown);
    return answer;
  }

  private static ObjectNode head(Document document, DocumentVersion version) {
    var shown =
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", document.name())
            .put("CreatedDate", Timestamps.seconds(version.created()))
            .put("DocumentVersion", Integer.toString(version.number()))
            .put("Status", "Active")
            .put("DocumentType", "Command")
            .put("DocumentFormat", "JSON");
    version.versionName().ifPresent(name -> shown.put("VersionName", name));
    return shown;
  }

  private static ObjectNode parameter(DocumentParameter parameter) {
    var shown =
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", parameter.name())
            .put("Type", parameter.list() ? "StringList" : "String");
    parameter.description().ifPresent(text -> shown.put("Description", text));
    parameter
        .defaultValue()
        .ifPresent(value ->
            shown.put("DefaultValue", value.isTextual() ? value.asText() : value.toString()));
    return shown;
  }
}
