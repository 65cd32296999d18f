package groundcrew.bench.gate;

import java.time.Duration;

/// What a client reached.
///
/// @param delay by which the server waits with each answer
/// @param requests how many were counted
record Row(Client client, Duration delay, int requests, double perSecond) {}
