package groundcrew.treebutton.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import groundcrew.treebutton.press.PressState;

/// The result of a press, as it is sent to its button.
public enum Result {
  /// The tree is planted, and its label will be printed.
  @JsonProperty("accepted")
  ACCEPTED,
  /// The label is printed.
  @JsonProperty("printed")
  PRINTED,
  /// A limit was reached.
  @JsonProperty("limited")
  LIMITED,
  /// Something failed.
  @JsonProperty("failed")
  FAILED;

  /// Returns what a state means for the visitor.
  public static Result of(PressState state) {
    return switch (state) {
      case CLAIMED, PLANTED, STORED, PRINTING -> ACCEPTED;
      case PRINTED -> PRINTED;
      case LIMITED -> LIMITED;
      case FAILED, UNKNOWN -> FAILED;
    };
  }
}
