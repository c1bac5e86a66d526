package org.ticconnect.access;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ticconnect.access.AccessRefusedException.Reason;

/** Looks at passwords and codes, no more of them than the throttle lets through. */
final class Checks {
  private static final int SOON = 1;
  private static final String WAIT =
      "too many passwords were tried: wait %d s, or click the button of the device";

  private final Throttle throttle;
  private final Hashing hashing;
  private final SecurityLog log;

  Checks(Throttle throttle, Hashing hashing, SecurityLog log) {
    this.throttle = throttle;
    this.hashing = hashing;
    this.log = log;
  }

  /**
   * Work on a password that somebody says to know.
   *
   * @param work fails with {@link Reason#WRONG} when it is another one
   * @return fails with {@link AccessRefusedException}
   */
  <T> CompletableFuture<T> password(Source source, Supplier<T> work) {
    Throttle.Check check;
    try {
      check = admitted(source);
    } catch (AccessRefusedException tooMany) {
      return CompletableFuture.failedFuture(tooMany);
    }
    CompletableFuture<T> answer = hashed(work);
    answer.whenComplete(
        (right, failed) -> {
          if (failed == null || !wrong(failed)) {
            throttle.takeBack(check);
          }
        });
    return answer;
  }

  /** Slow work on a password that is not a guess. */
  <T> CompletableFuture<T> hashed(Supplier<T> work) {
    try {
      return hashing.submit(work);
    } catch (RejectedExecutionException busy) {
      return CompletableFuture.failedFuture(
          new AccessRefusedException(
              Reason.TOO_MANY, "several log in just now: try again in a second", SOON));
    }
  }

  /** Whether a code that somebody says to know is the right one. */
  boolean code(Source source, BooleanSupplier right) {
    Throttle.Check check = admitted(source);
    boolean is = right.getAsBoolean();
    if (is) {
      throttle.takeBack(check);
    }
    return is;
  }

  private Throttle.Check admitted(Source source) {
    return throttle
        .admit(source.group())
        .orElseThrow(
            () -> {
              log.addRarely("login_throttled", source.address(), "");
              int seconds = throttle.secondsToWait().orElse(SOON);
              return new AccessRefusedException(Reason.TOO_MANY, WAIT.formatted(seconds), seconds);
            });
  }

  private static boolean wrong(Throwable failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return cause instanceof AccessRefusedException refused && refused.reason() == Reason.WRONG;
  }
}
