package groundcrew.cdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The section `pipeline`.
///
/// @param platform whose document is run
/// @param allowedTargets instance ids, and tags as `tag:Key=Value`
/// @param commandTimeout how long a command may take where its request does not say
/// @param maximumDuration after which the state machine ends whatever it does
/// @param documentVersion empty for the default version
record Pipeline(
    Path jar,
    String logLevel,
    String platform,
    List<String> allowedTargets,
    Optional<String> codeRepository,
    Duration commandTimeout,
    Duration maximumDuration,
    Optional<String> documentVersion) {}
