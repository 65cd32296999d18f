package groundcrew.local.ground;

import java.util.Map;

/// What a service keeps encrypted under a KMS key.
///
/// @param key id, ARN, alias or ARN of an alias, as the resource names it
/// @param account of the resource
/// @param region of the resource
/// @param service by which the caller uses the key, as `kms:ViaService` begins: `sqs`
/// @param encryptionContext what the service gives with each use, such as `aws:sqs:arn`
public record EncryptedResource(
    String key,
    String account,
    String region,
    String service,
    Map<String, String> encryptionContext) {}
