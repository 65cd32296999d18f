package groundcrew.treebutton.tree;

import groundcrew.common.Deadline;

/// The secret with which trees are ordered.
public interface Token {
  /// Returns the token. It may be some minutes old.
  String value(Deadline deadline);

  /// Drops a token that was rejected: the next one is read anew.
  void reject(String rejected);
}
