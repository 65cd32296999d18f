package groundcrew.cdk;

import groundcrew.tagging.AccountTaggerHandler;
import groundcrew.tagging.ResourceTaggerHandler;
import groundcrew.tagging.UndoHandler;

/// The handlers, named by their classes so that a renamed class cannot be deployed by its old name.
final class Handlers {
  static final String LISTER = AccountTaggerHandler.class.getName();
  static final String TAGGER = ResourceTaggerHandler.class.getName();
  static final String UNDO = UndoHandler.class.getName();

  private Handlers() {}
}
