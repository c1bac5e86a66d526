package org.ticconnect.admin.file;

import java.util.Optional;

/**
 * What is answered over HTTP.
 *
 * @param status of HTTP
 * @param body maps, lists, texts and numbers, which become JSON; or a text as it is
 * @param tag of the file's state
 */
public record Answer(int status, Object body, Optional<String> tag) {
  public static final int OK = 200;
  public static final int ACCEPTED = 202;
  public static final int BAD_REQUEST = 400;
  public static final int NOT_FOUND = 404;
  public static final int CONFLICT = 409;
  public static final int UNPROCESSABLE = 422;
  public static final int SAY_WHICH = 428;
  public static final int FAILED = 500;
  public static final int NOT_YET = 503;
  public static final int NO_ROOM = 507;

  public static Answer of(Object body) {
    return new Answer(OK, body, Optional.empty());
  }

  Answer tagged(Optional<String> state) {
    return new Answer(status, body, state);
  }
}
