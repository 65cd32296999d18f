package groundcrew.bench.pipeline;

import groundcrew.local.stepfunctions.Usage;
import java.time.Duration;

/// A workflow whose command took the given time.
///
/// @param late from the command's end to the workflow's end
record Row(Duration command, Poll poll, Usage used, Duration late) {}
