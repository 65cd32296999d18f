/// Benchmarks, each a sub-command of `./groundcrew bench` in a package of its own. They measure the
/// JARs that would be deployed, beside peers that do the same.
@NullMarked
package groundcrew.bench;

import org.jspecify.annotations.NullMarked;
