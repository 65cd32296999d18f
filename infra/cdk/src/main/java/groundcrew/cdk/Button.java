package groundcrew.cdk;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The booth: its buttons, its printer, and the trees that it plants.
///
/// @param buttons names of the buttons' things
/// @param printer name of the printer's thing
/// @param signingRequests certificate signing requests in PEM by the name of the thing; a thing
///   without one gets its certificate by hand
/// @param treeNationUrl another URL than Tree-Nation's own, such as that of its test system
/// @param tokenParameter name of the SecureString with Tree-Nation's token
/// @param treePrice what a tree costs, in the currency of the dashboard
/// @param reservedConcurrency highest number of presses that are processed at the same time
public record Button(
    Path jar,
    String logLevel,
    List<String> buttons,
    String printer,
    Map<String, String> signingRequests,
    Optional<String> treeNationUrl,
    String tokenParameter,
    int planterId,
    List<String> species,
    Optional<String> message,
    Optional<String> language,
    boolean trustOrderId,
    int dailyTreeLimit,
    Duration minimumInterval,
    BigDecimal treePrice,
    int labelDots,
    Optional<String> labelText,
    String printCommand,
    Optional<String> printUser,
    Optional<Integer> reservedConcurrency) {}
