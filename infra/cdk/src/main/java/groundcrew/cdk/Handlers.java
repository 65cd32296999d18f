package groundcrew.cdk;

import groundcrew.tagging.AccountTaggerHandler;
import groundcrew.tagging.ResourceTaggerHandler;

/// The handlers, named by their classes so that a renamed class cannot be deployed by its old name.
final class Handlers {
  static final String LISTER = AccountTaggerHandler.class.getName();
  static final String TAGGER = ResourceTaggerHandler.class.getName();

  /// Named by its text because the class comes with another change.
  static final String UNDO = "groundcrew.tagging.UndoHandler";

  private Handlers() {}
}
