package groundcrew.demo.soak;

import java.util.List;

/// How a soak ended.
///
/// @param findings what is not as it should be: nothing where all is well
/// @param summary what happened, in lines
public record SoakResult(List<String> findings, List<String> summary) {
  public SoakResult {
    findings = List.copyOf(findings);
    summary = List.copyOf(summary);
  }
}
