/// Reads a synthesised cloud assembly and creates what it declares.
///
/// ## Requirements
///
/// 1. A template is deployed into a place (account and region), as often as there are accounts for
///    it. _Why: the member role's template goes to every account._
/// 2. Resources are created in the order of their references. _Why: `Ref` and `Fn::GetAtt` give
///    what the creation returned, so nothing is guessed._
/// 3. An intrinsic function, a pseudo parameter or a resource type without a kind stops the start
///    with its logical id. _Why: what is skipped here would fail in production._
/// 4. Assets are found through the assembly's own asset manifest. _Why: the very JAR that is
///    deployed is the one that runs._
/// 5. A parameter has the default that its template gives it. _Why: nobody is there to be asked._
///
/// Out of scope: updates, deletions and conditions; a local cloud is created once.
@NullMarked
package groundcrew.local.template;

import org.jspecify.annotations.NullMarked;
