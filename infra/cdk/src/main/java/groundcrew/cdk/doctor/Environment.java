package groundcrew.cdk.doctor;

/// An account and a region that receive stacks.
record Environment(String account, String region) {
  private static final String SCHEME = "aws://";

  /// Reads `aws://<account>/<region>`, as a cloud assembly writes it.
  static Environment parse(String url) {
    var parts = url.substring(SCHEME.length()).split("/", -1);
    return new Environment(parts[0], parts[1]);
  }

  /// Returns it as `cdk bootstrap` takes it.
  @Override
  public String toString() {
    return SCHEME + account + "/" + region;
  }
}
