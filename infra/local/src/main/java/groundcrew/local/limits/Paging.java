package groundcrew.local.limits;

/// How full the pages are.
///
/// @param quirks whether pages come short and empty as AWS allows itself
public record Paging(boolean quirks) {

  /// Returns pages that are as full as they can be.
  public static Paging full() {
    return new Paging(false);
  }

  /// Returns pages of which, by number from zero, 1, 5, 9 … are empty and 2, 6, 10 … half full.
  public static Paging quirky() {
    return new Paging(true);
  }

  /// Returns how many items a page may hold.
  ///
  /// @param page its number, from zero
  /// @param limit what the caller asked for
  public int size(int page, int limit) {
    if (!quirks) {
      return limit;
    }
    return switch (page % 4) {
      case 1 -> 0;
      case 2 -> Math.max(1, limit / 2);
      default -> limit;
    };
  }
}
