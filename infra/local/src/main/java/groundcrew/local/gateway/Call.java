package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// One AWS call whose caller is proven and whose input satisfies the service's own model.
///
/// @param service signing name from the credential scope, such as `sqs` or `tagging`
/// @param region region from the credential scope
/// @param input the call's members by their model names, whatever protocol carried them
public record Call(
    Caller caller, String service, String region, String operation, ObjectNode input) {}
