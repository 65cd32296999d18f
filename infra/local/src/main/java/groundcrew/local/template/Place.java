package groundcrew.local.template;

/// Where a template is deployed.
public record Place(String stack, String account, String region) {

  /// Returns the ARN of the stack.
  public String stackId() {
    return "arn:aws:cloudformation:%s:%s:stack/%s/local".formatted(region, account, stack);
  }
}
