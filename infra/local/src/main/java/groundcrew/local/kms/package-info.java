/// # KMS
///
/// > Customer managed keys and the AWS managed ones, and who may use them through other services.
///
/// ## Requirements
///
/// - K1 — A key's policy decides, even in the same account: it allows a caller itself, or delegates
///   to the caller's own policies by naming the account. _(why: KMS is the one service where an
///   administrator may be locked out)_
/// - K2 — Services ask before an operation on what is encrypted, for the principal that calls them
///   (`kms:ViaService`, `kms:CallerAccount`) with their own encryption context
///   (`kms:EncryptionContext:…`). A service that calls in its own name, such as EventBridge for a
///   rule, must be named by the key policy. _(why: a policy that lacks a principal loses messages
///   in silence)_
/// - K3 — CloudWatch gives `aws:SourceArn` and `aws:SourceAccount`, EventBridge neither. _(why: AWS
///   documents it for topics and says nothing about queues; where the keys are absent, the
///   condition against a confused deputy loses every event)_
/// - K4 — An AWS managed key (`alias/aws/…`) serves the principals of its account through its
///   service, and no service principal.
/// - K5 — A disabled key, or one that waits for its deletion, encrypts and decrypts nothing.
///
/// ## Out of scope
///
/// - The API of KMS: nothing calls it but other services.
/// - Aliases, asymmetric, HMAC and multi-Region keys, imported material; rotation changes nothing
///   that a client sees.
/// - Grants: what DynamoDB and Lambda do with a grant is decided when they ask for it
///   (`kms:CreateGrant`), and for the caller at each later use.
@NullMarked
package groundcrew.local.kms;

import org.jspecify.annotations.NullMarked;
