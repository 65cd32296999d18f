package groundcrew.bench.cold;

import java.util.Optional;

/// One handler in one variant.
///
/// @param codeBytes size of what is deployed
/// @param classes loaded until the answer; empty where there is no JVM
record Row(
    String handler,
    String variant,
    Spread millis,
    Spread cpuMillis,
    Spread peakMegabytes,
    long codeBytes,
    Optional<Integer> classes) {}
