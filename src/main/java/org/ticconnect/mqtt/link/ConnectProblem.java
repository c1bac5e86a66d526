package org.ticconnect.mqtt.link;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Why a connection could not be made, in words for the owner. */
final class ConnectProblem {
  private ConnectProblem() {}

  static String of(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof UnknownHostException unknown) {
        return "no address is known for the name " + unknown.getMessage();
      }
      if (at instanceof NoRouteToHostException || isUnreachable(at)) {
        return "no way leads to this address";
      }
      if (at instanceof ConnectException) {
        return "nobody answers at this port";
      }
      if (at instanceof SocketTimeoutException) {
        return "no answer within 5 s";
      }
    }
    return TlsProblem.of(cause).orElse(String.valueOf(cause));
  }

  /** A device without an address: Java has no exception of its own for that. */
  private static boolean isUnreachable(Throwable cause) {
    return cause instanceof SocketException && "Network is unreachable".equals(cause.getMessage());
  }
}
