package groundcrew.tagging.member;

/// A region that is not enabled in an account: there is nothing to do.
public final class RegionDisabled extends RuntimeException {
  public RegionDisabled(String account, String region, Throwable cause) {
    super("region %s is not enabled in account %s".formatted(region, account), cause);
  }
}
