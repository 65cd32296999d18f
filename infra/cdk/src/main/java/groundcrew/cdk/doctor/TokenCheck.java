package groundcrew.cdk.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

/// Whether the parameter exists that holds Tree-Nation's token. No stack can create it.
record TokenCheck(AwsCaller caller) implements Check {

  @Override
  public List<Finding> examine(List<PlannedStack> stacks, String account) {
    return stacks.stream()
        .filter(stack -> stack.environment().account().equals(account))
        .flatMap(stack ->
            stack.resources("AWS::Lambda::Function").stream()
                .map(function -> function.at("/Environment/Variables/TOKEN_PARAMETER"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .distinct()
                .map(name -> examine(name, stack.environment().region())))
        .toList();
  }

  private Finding examine(String name, String region) {
    try (var ssm = caller.ssm(region, caller.credentials())) {
      // Without decryption: the token itself is not read.
      var type = ssm.getParameter(request -> request.name(name)).parameter().type();
      return type == ParameterType.SECURE_STRING
          ? Finding.ok("the parameter %s is a SecureString".formatted(name))
          : Finding.missing(
              "the parameter %s has the type %s, not SecureString".formatted(name, type),
              "aws ssm delete-parameter --region %s --name %s, and create it again"
                  .formatted(region, name));
    } catch (ParameterNotFoundException _) {
      return Finding.missing(
          "the parameter %s does not exist in %s".formatted(name, region),
          ("aws ssm put-parameter --region %s --type SecureString --name %s"
                  + " --value file:///dev/stdin, and enter the token")
              .formatted(region, name));
    } catch (SsmException refused) {
      return Finding.unknown(
          "whether the parameter %s exists: %s".formatted(name, refused.getMessage()));
    }
  }
}
