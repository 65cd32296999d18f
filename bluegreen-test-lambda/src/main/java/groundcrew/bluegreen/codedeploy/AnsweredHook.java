package groundcrew.bluegreen.codedeploy;

import groundcrew.bluegreen.gate.Decision;
import java.util.Optional;

/// What became of a hook.
///
/// @param succeeded whether the deployment goes on
/// @param report where the report is; empty if it could not be written
public record AnsweredHook(boolean succeeded, Decision decision, Optional<String> report) {}
