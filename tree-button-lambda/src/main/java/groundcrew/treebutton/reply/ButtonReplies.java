package groundcrew.treebutton.reply;

import groundcrew.common.Deadline;

/// The way back to the buttons.
public interface ButtonReplies {
  /// Tells the button what became of a press. A button that is not connected misses it.
  void tell(String thing, String press, Result result, Deadline deadline);
}
