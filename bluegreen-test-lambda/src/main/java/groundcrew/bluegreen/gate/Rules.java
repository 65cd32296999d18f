package groundcrew.bluegreen.gate;

import java.math.BigDecimal;

/// By what the gate decides.
///
/// @param threshold share of the weight that has to pass, in percent
/// @param latencyTolerance share by which green may be slower than blue
public record Rules(BigDecimal threshold, BigDecimal latencyTolerance) {}
