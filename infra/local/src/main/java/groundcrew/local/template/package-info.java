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
/// 9. A stack that is deployed again is updated: what is unchanged is not touched, what cannot
///    change in place is replaced, and what is left behind is deleted last. What a kind cannot
///    change stops the update with the logical id. _Why: a name that is taken, a role that trusts
///    its predecessor or a queue that would lose its messages fails here._
/// 10. What fails is rolled back. Where that fails too, the message names the logical id and says
///     that the stack is left half-updated. _Why: the next deployment starts from a known state._
///
/// Out of scope: change sets, drift, stack policies, termination protection.
@NullMarked
package groundcrew.local.template;

import org.jspecify.annotations.NullMarked;
