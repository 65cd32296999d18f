package groundcrew.local.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;

/// The form in which a service's calls and answers travel.
interface Protocol {

  /// Returns the protocol of a model.
  static Protocol of(ServiceModel model) {
    return switch (model.protocol()) {
      case "json" -> new JsonProtocol(model);
      case "query" -> new QueryProtocol(model);
      case "rest-json" -> new RestJsonProtocol(model);
      default ->
          throw new IllegalArgumentException(
              "The protocol "
                  + model.protocol()
                  + " of "
                  + model.stem()
                  + " is not read by the front door; make it a RawService");
    };
  }

  Dialect dialect();

  /// Returns the operation's name, whether the model has it or not.
  String operation(Request request);

  ObjectNode input(Request request, String operation);

  RawAnswer answer(String operation, ObjectNode answer, String requestId);

  RawAnswer error(AwsError error, String requestId);
}
