package groundcrew.local.gateway;

import java.util.Map;

/// An HTTP answer.
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost time
public record RawAnswer(int status, Map<String, String> headers, byte[] body) {}
