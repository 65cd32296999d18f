package groundcrew.local.gateway;

/// A request whose signer is proven, its body as it was before it was signed in chunks.
record AuthenticatedRequest(Caller caller, Request request) {}
