/// A service that only the tests have. It shows what a new service costs: a package, and one line
/// in the list of modules.
@NullMarked
package groundcrew.local.scratch;

import org.jspecify.annotations.NullMarked;
