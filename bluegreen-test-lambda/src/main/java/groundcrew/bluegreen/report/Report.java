package groundcrew.bluegreen.report;

import groundcrew.bluegreen.gate.Decision;

/// A decision, and what became of it.
///
/// @param consequence what the controller was answered, as a sentence without its full stop
public record Report(String deployment, Subject subject, Decision decision, String consequence) {}
