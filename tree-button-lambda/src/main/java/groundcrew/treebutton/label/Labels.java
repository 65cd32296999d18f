package groundcrew.treebutton.label;

import groundcrew.common.Deadline;

/// The labels of all presses.
public interface Labels {
  /// Stores the label of a press, in place of an earlier one, and returns its `s3://` URL.
  String store(String press, byte[] png, Deadline deadline);
}
