package groundcrew.local.template;

import groundcrew.local.arn.AccountRegion;

/// Where a template is deployed.
public record Place(String stack, String account, String region) {

  /// Returns the account and the region.
  public AccountRegion accountRegion() {
    return new AccountRegion(account, region);
  }

  /// Returns the ARN of the stack.
  public String stackId() {
    return "arn:aws:cloudformation:%s:%s:stack/%s/local".formatted(region, account, stack);
  }
}
