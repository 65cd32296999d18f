/// What every service of the local cloud stands on, and the one shape of a service.
///
/// A service is a package and one [groundcrew.local.ground.Module] in it. It gets a
/// [groundcrew.local.ground.Ground] and knows no other service: what one offers to others is an
/// interface here, such as [groundcrew.local.ground.FunctionCaller].
@NullMarked
package groundcrew.local.ground;

import org.jspecify.annotations.NullMarked;
