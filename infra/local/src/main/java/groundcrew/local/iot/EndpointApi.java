package groundcrew.local.iot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Service;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `DescribeEndpoint`. Unlike those of AWS, the addresses have a port.
///
/// @param addresses by type
record EndpointApi(Map<String, Supplier<String>> addresses) implements Service {

  @Override
  public String model() {
    return "iot";
  }

  @Override
  public boolean has(String operation) {
    return operation.equals("DescribeEndpoint");
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    return List.of(RequiredPermission.of("iot:DescribeEndpoint", "*"));
  }

  @Override
  public ObjectNode answer(Call call) {
    var type = call.input().path("endpointType").asText("iot:Data");
    var address = addresses.get(type);
    if (address == null) {
      throw new UnsupportedOperationException(
          "The local IoT has no endpoint %s, only %s".formatted(type, addresses.keySet()));
    }
    return JsonNodeFactory.instance.objectNode().put("endpointAddress", address.get());
  }
}
