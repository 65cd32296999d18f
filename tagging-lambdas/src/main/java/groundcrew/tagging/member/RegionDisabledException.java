package groundcrew.tagging.member;

/// Thrown when the account has not enabled the region, so that there is nothing to do.
public final class RegionDisabledException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RegionDisabledException(String account, String region, Throwable cause) {
    super("region %s is not enabled in account %s".formatted(region, account), cause);
  }
}
