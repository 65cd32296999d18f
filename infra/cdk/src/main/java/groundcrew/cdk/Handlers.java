package groundcrew.cdk;

import groundcrew.tagging.AccountTaggerHandler;
import groundcrew.tagging.ResourceTaggerHandler;

/// The handlers, named by their classes so that a renamed class cannot be deployed by its old name.
final class Handlers {
  static final String ACCOUNT_TAGGER = AccountTaggerHandler.class.getName();
  static final String RESOURCE_TAGGER = ResourceTaggerHandler.class.getName();

  private Handlers() {}
}
