/// The contracts of the functions' ports, passed by their AWS adapters against the local cloud's
/// services.
///
/// A module of its own, because the adapters' classes must not be on the class path of the
/// end-to-end tests: these prove that the deployed JAR has all that it needs.
@NullMarked
package groundcrew.contracts;

import org.jspecify.annotations.NullMarked;
