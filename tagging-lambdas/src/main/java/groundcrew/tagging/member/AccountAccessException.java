package groundcrew.tagging.member;

import groundcrew.common.PermanentFailureException;

/// An account in which no call succeeds until a person changes something: the account is unknown,
/// it has no role, or its role has no permission.
public final class AccountAccessException extends PermanentFailureException {
  private static final long serialVersionUID = 1;

  public AccountAccessException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
