/// Reads a synthesised cloud assembly and creates what it declares.
///
/// ## Requirements
///
/// 1. A template is deployed into a place (account and region), as often as there are accounts for
///    it. _Why: the member role's template goes to every account._
/// 2. Resources are created in the order of their references. _Why: `Ref` and `Fn::GetAtt` give
///    what the creation returned, so nothing is guessed._
/// 3. An intrinsic function, a pseudo parameter, a resource attribute, a template section or a
///    resource type without a kind stops the start with its logical id. _Why: what is skipped here
///    would fail in production._
/// 4. Assets are found through the assembly's own asset manifest. _Why: the very JAR that is
///    deployed is the one that runs._
/// 5. A parameter has the default that its template gives it. _Why: nobody is there to be asked._
/// 6. A resource whose condition is false is not created, and a reference to it stops the start.
///    _Why: CloudFormation refuses it too, but only in the environment where the condition is
///    false._
/// 7. An export is known in its account and region, where its name is unique. _Why: a stack that
///    imports from the wrong region fails here._
/// 8. A type that only has to exist stands on one list, with the reason. _Why: what has no effect
///    here is visible in one place._
///
/// Out of scope: updates, replacements and deletions; a local cloud is created once.
@NullMarked
package groundcrew.local.template;

import org.jspecify.annotations.NullMarked;
