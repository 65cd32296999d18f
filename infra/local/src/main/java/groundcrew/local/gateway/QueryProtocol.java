package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The query protocol: a form with dotted names in, XML out.
record QueryProtocol(ServiceModel model) implements Protocol {

  @Override
  public Dialect dialect() {
    return Dialect.QUERY;
  }

  @Override
  public boolean writes(Request request) {
    return request
        .header("content-type")
        .orElse("")
        .startsWith("application/x-www-form-urlencoded");
  }

  /// The version belongs to the name: the two APIs of load balancers differ by nothing else.
  @Override
  public String operation(Request request) {
    var form = form(request);
    var action = form.getOrDefault("Action", "");
    var version = model.metadata("apiVersion").orElse("");
    return form.getOrDefault("Version", version).equals(version)
        ? action
        : action + " of " + form.get("Version");
  }

  @Override
  public ObjectNode input(Request request, String operation) {
    return new QueryForm(model, members(request), false).read(model.input(operation).orElse(""));
  }

  @Override
  public RawAnswer answer(String operation, ObjectNode answer, String requestId) {
    var xml = new XmlAnswer(model);
    xml.open(operation + "Response xmlns=\"" + model.metadata("xmlNamespace").orElse("") + "\"");
    model
        .resultWrapper(operation)
        .ifPresent(wrapper -> xml.element(wrapper, model.output(operation).orElseThrow(), answer));
    xml.open("ResponseMetadata").text("RequestId", requestId).close("ResponseMetadata");
    xml.close(operation + "Response");
    return new RawAnswer(200, headers(requestId), xml.bytes());
  }

  @Override
  public RawAnswer error(AwsError error, String requestId) {
    var xml = new XmlAnswer(model);
    xml.open("ErrorResponse xmlns=\"" + model.metadata("xmlNamespace").orElse("") + "\"")
        .open("Error");
    xml.text("Type", error.status() < 500 ? "Sender" : "Receiver");
    xml.text("Code", model.errorCode(error.code()))
        .text("Message", String.valueOf(error.getMessage()));
    xml.close("Error").text("RequestId", requestId).close("ErrorResponse");
    return new RawAnswer(error.status(), headers(requestId), xml.bytes());
  }

  private static Map<String, String> headers(String requestId) {
    return Map.of("x-amzn-RequestId", requestId, "Content-Type", "text/xml");
  }

  /// Returns the form without what names the operation.
  static SortedMap<String, String> members(Request request) {
    var form = form(request);
    form.remove("Action");
    form.remove("Version");
    return form;
  }

  private static TreeMap<String, String> form(Request request) {
    var form = new TreeMap<String, String>();
    for (var pair : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        form.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
