/// Synthesises the infrastructure in a process of its own.
///
/// _Why a process: the CDK app loads the handlers' classes to learn their names, and those classes
/// must be on no class path of the local cloud._
@NullMarked
package groundcrew.demo.assembly;

import org.jspecify.annotations.NullMarked;
