/// # The world
///
/// > The organization that the local cloud pretends to be: units, accounts, regions and resources.
///
/// ## Requirements
///
/// - W1 — One readable YAML file describes a world; workloads are templates that are expanded with
///   a fixed seed. _(why: several thousand resources must be the same ones in every run, and a
///   person must be able to read what is there)_
/// - W2 — Every fault of a file is told at once, with its place in the file. _(why: one fault a run
///   is a slow way to write a file)_
/// - W3 — Resources are found by account and region, never by walking all. _(why: 20,000 resources
///   are paged by hundreds of calls)_
/// - W4 — A resource that never had a tag is remembered as such. _(why: AWS does not list it, and
///   that it stays invisible is the trap that the tagger has to deal with)_
///
/// ## Out of scope
///
/// - What the resources do: they have an ARN and tags, nothing else.
@NullMarked
package groundcrew.local.world;

import org.jspecify.annotations.NullMarked;
