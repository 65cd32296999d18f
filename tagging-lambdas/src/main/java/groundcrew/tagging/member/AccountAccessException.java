package groundcrew.tagging.member;

import groundcrew.common.PermanentFailureException;

/// Thrown when no call in an account can succeed until a person intervenes: the account does not
/// exist, it has no role, or its role lacks a permission.
public final class AccountAccessException extends PermanentFailureException {
  private static final long serialVersionUID = 1;

  public AccountAccessException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
