package groundcrew.local.treenation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// An answer of the API.
///
/// @param type of the body
record Answer(int status, String type, String body) {

  static Answer ok(ObjectNode body) {
    return new Answer(200, "application/json", body.toString());
  }

  /// Returns an error. Business errors have the status 200.
  static Answer error(int status, String code, String message) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", "error")
            .put("errorCode", code)
            .put("errorMessage", message);
    return new Answer(status, "application/json", body.toString());
  }

  static Answer unauthorized(int status) {
    return error(status, "unauthorized", "The token is not valid");
  }

  static Answer outOfStock() {
    return error(200, "out_of_stock", "The species is out of stock");
  }
}
