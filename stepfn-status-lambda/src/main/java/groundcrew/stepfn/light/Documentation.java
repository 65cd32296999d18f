package groundcrew.stepfn.light;

/// The documentation of the widget, which the console shows on request.
public final class Documentation {
  /// Markdown. The console reads the parameters of the widget from the first YAML block.
  public static final String MARKDOWN =
      """
      ## Traffic light

      Shows one light for each Step Functions state machine in this region, the worst first:

      | Light | Meaning |
      |---|---|
      | red square, ✕ | **failed**: the newest finished execution failed |
      | red square, clock | **timed out** |
      | red square, bar | **aborted** |
      | amber triangle | **overdue**: the last success is older than the machine's tag `groundcrew:max-age` allows |
      | running mark | **running**, in the colour of the outcome before; red stays red until an execution succeeds |
      | hollow ring | **no runs** are known |
      | green disc | **succeeded** |

      A light links to the newest execution of its machine. For a machine marked *express*, the light shows the outcome of the last minute in which AWS counted executions.

      ### Parameters

      | Parameter | Description |
      |---|---|
      | **filter** | The initial text of the filter box: a part of the name of a machine, or one of the states above. Empty shows all machines. |

      ### Example
      ``` yaml
      filter: ''
      ```
      """;

  private Documentation() {}
}
