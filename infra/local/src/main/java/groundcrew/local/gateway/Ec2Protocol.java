package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;
import java.util.Map;

/// EC2's own query protocol: a form with capitalised names and flat lists in, XML without a result
/// element out.
record Ec2Protocol(ServiceModel model) implements Protocol {

  @Override
  public Dialect dialect() {
    return Dialect.QUERY;
  }

  @Override
  public boolean writes(Request request) {
    return new QueryProtocol(model).writes(request);
  }

  @Override
  public String operation(Request request) {
    return new QueryProtocol(model).operation(request);
  }

  @Override
  public ObjectNode input(Request request, String operation) {
    return new QueryForm(model, QueryProtocol.members(request), true)
        .read(model.input(operation).orElse(""));
  }

  @Override
  public RawAnswer answer(String operation, ObjectNode answer, String requestId) {
    var xml = new XmlAnswer(model);
    xml.open(
        "%sResponse xmlns=\"http://ec2.amazonaws.com/doc/%s/\""
            .formatted(operation, model.metadata("apiVersion").orElse("")));
    xml.text("requestId", requestId);
    model.output(operation).ifPresent(shape -> xml.members(shape, answer));
    xml.close(operation + "Response");
    return new RawAnswer(200, headers(), xml.bytes());
  }

  @Override
  public RawAnswer error(AwsError error, String requestId) {
    var xml = new XmlAnswer(model).open("Response").open("Errors").open("Error");
    xml.text("Code", error.code()).text("Message", String.valueOf(error.getMessage()));
    xml.close("Error").close("Errors").text("RequestID", requestId).close("Response");
    return new RawAnswer(error.status(), headers(), xml.bytes());
  }

  private static Map<String, String> headers() {
    return Map.of("Content-Type", "text/xml;charset=UTF-8");
  }
}
