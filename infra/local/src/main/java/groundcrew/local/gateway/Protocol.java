package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;
import java.util.List;

/// The form in which a service's calls and answers travel.
interface Protocol {

  /// Returns the protocols that the gateway reads of a model's, the usual one first.
  static List<Protocol> of(ServiceModel model) {
    return switch (model.protocol()) {
      // Clients from before its JSON speak query, such as the AWS CLI of Debian 12.
      case "json" ->
          model.queryCompatible()
              ? List.of(new JsonProtocol(model), new QueryProtocol(model))
              : List.of(new JsonProtocol(model));
      case "query" -> List.of(new QueryProtocol(model));
      case "ec2" -> List.of(new Ec2Protocol(model));
      case "rest-json" -> List.of(new RestJsonProtocol(model));
      // CloudWatch has three at one address: SDKs speak query until they speak a newer one, and no
      // SDK here speaks CBOR.
      case "smithy-rpc-v2-cbor" -> List.of(new QueryProtocol(model), new JsonProtocol(model));
      default ->
          throw new IllegalArgumentException(
              "The protocol "
                  + model.protocol()
                  + " of "
                  + model.stem()
                  + " is not read by the gateway; make it a RawService");
    };
  }

  /// Tells whether a request is written in this protocol.
  boolean writes(Request request);

  Dialect dialect();

  /// Returns the operation's name, whether the model has it or not.
  String operation(Request request);

  ObjectNode input(Request request, String operation);

  RawAnswer answer(String operation, ObjectNode answer, String requestId);

  RawAnswer error(AwsError error, String requestId);
}
