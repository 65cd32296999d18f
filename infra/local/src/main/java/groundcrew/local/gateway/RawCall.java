package groundcrew.local.gateway;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// A call of a service whose protocol the gateway does not read; its caller is proven.
///
/// @param uri path and query as they came
/// @param headers by lower-case name
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost time
public record RawCall(
    Caller caller,
    String service,
    String region,
    String method,
    URI uri,
    Map<String, List<String>> headers,
    byte[] body) {}
