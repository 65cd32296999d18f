package groundcrew.bench.cold;

/// One start.
///
/// @param millis from the start of the process to the answer
/// @param cpuMillis user and system time until the answer
/// @param peakMegabytes most resident memory until the answer
record Sample(double millis, double cpuMillis, double peakMegabytes) {}
