package groundcrew.stepfn.light;

/// What the console shows when somebody asks what the widget is and takes.
public final class Documentation {
  /// Markdown, whose first block of YAML the console takes for the widget's parameters.
  public static final String MARKDOWN =
      """
      ## Traffic light

      One light for each Step Functions state machine of this region, the worst first:

      | Light | Meaning |
      |---|---|
      | red square, ✕ | **failed**: the newest finished execution failed |
      | red square, clock | **timed out** |
      | red square, bar | **aborted** |
      | amber triangle | **overdue**: the last success is older than the machine's tag `groundcrew:max-age` allows |
      | running mark | **running**, over the colour of what was before; red stays red until an execution succeeds |
      | hollow ring | **no runs** are known |
      | green disc | **succeeded** |

      A light leads to its newest execution. A machine marked *express* shows what AWS counted, minute by minute.

      ### Parameters

      | Parameter | Description |
      |---|---|
      | **filter** | What the box holds at first: a part of a machine's name, or one of the states above. Empty for all. |

      ### Example
      ``` yaml
      filter: ''
      ```
      """;

  private Documentation() {}
}
