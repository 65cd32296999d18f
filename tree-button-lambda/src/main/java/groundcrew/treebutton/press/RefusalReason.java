package groundcrew.treebutton.press;

/// Why a press was refused: a dimension of the metric `PressesRefused`.
public enum RefusalReason {
  /// Its payload is not that of a press.
  MALFORMED,
  /// The client is not the thing of the topic.
  OTHER_CLIENT,
  /// It waited too long on the device.
  STALE
}
