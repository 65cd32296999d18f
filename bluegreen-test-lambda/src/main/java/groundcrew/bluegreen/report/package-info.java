/// The report of a decision: JSON for programs, and a page for people.
///
/// The page is one file. It loads nothing and has no script; what comes from a list or from a site
/// is escaped.
@NullMarked
package groundcrew.bluegreen.report;

import org.jspecify.annotations.NullMarked;
