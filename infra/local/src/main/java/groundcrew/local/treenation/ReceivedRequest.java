package groundcrew.local.treenation;

import java.util.Optional;

/// A request that was received, without its token.
///
/// @param authorized whether its token was the right one
/// @param fault that it met
public record ReceivedRequest(String body, boolean authorized, Optional<Fault> fault) {}
