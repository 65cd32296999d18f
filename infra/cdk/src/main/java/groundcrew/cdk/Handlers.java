package groundcrew.cdk;

/// The handlers, named by their classes so that a renamed class cannot be deployed by its old name.
final class Handlers {
  static final String ACCOUNT_TAGGER = "groundcrew.tagging.AccountTaggerHandler";
  static final String RESOURCE_TAGGER = "groundcrew.tagging.ResourceTaggerHandler";

  private Handlers() {}
}
