/// Reads the accounts of the organization and sends their tasks: T1 to T3 of the module's
/// requirements.
@NullMarked
package groundcrew.tagging.accounts;

import org.jspecify.annotations.NullMarked;
