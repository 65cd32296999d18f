package groundcrew.local.door;

/// A request whose signer is proven, its body as it was before it was signed in chunks.
record Proven(Caller caller, Request request) {}
