package org.ticconnect.admin.file;

import java.util.Optional;

/**
 * What is answered over HTTP.
 *
 * @param status of HTTP
 * @param body maps, lists, texts and numbers, which become JSON; or a text as it is
 * @param tag of the file's state
 */
record Answer(int status, Object body, Optional<String> tag) {
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int UNPROCESSABLE = 422;
  static final int SAY_WHICH = 428;
  static final int FAILED = 500;
  static final int NOT_YET = 503;
  static final int NO_ROOM = 507;

  static Answer of(Object body) {
    return new Answer(OK, body, Optional.empty());
  }

  Answer tagged(Optional<String> state) {
    return new Answer(status, body, state);
  }
}
