package groundcrew.local.gateway;

import java.util.Optional;

/// Who signed a call.
///
/// @param account twelve digits
/// @param arn what `GetCallerIdentity` answers, `arn:aws:sts::…:assumed-role/…` for a role
/// @param roleArn the role whose policies decide; empty for the operator, who may do everything in
///   `account`
public record Caller(String account, String arn, Optional<String> roleArn) {}
