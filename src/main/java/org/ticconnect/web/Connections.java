package org.ticconnect.web;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Bounds the connections of all ports together and those of each address. When there is one too
 * many, the one that has waited longest for its next request gives way; who dawdles over a request
 * is not waited for. Used on the one event loop.
 */
final class Connections implements Handler<RoutingContext> {
  private static final String GUEST = "tic.guest";

  static final int MOST = 64;
  static final int MOST_OF_ONE = 16;

  private static final long REQUEST_MILLIS = TimeUnit.SECONDS.toMillis(20);
  private static final long UNREAD_MILLIS = 1000;
  private static final long BODY_MILLIS = TimeUnit.SECONDS.toMillis(30);

  /** Timers are counted from 0 on: that one is somebody's. */
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final Predicate<SocketAddress> own;
  private final Map<HttpConnection, Guest> guests = new LinkedHashMap<>();

  /**
   * @param own whether a connection from there is the device's own, which looks after itself
   */
  Connections(Vertx vertx, Predicate<SocketAddress> own) {
    this.vertx = vertx;
    this.own = own;
  }

  private final class Guest {
    private final HttpConnection connection;
    private final String address;
    private boolean answered;
    private long since;
    private long timer = NO_TIMER;

    private Guest(HttpConnection connection) {
      this.connection = connection;
      this.address = connection.remoteAddress().hostAddress();
    }

    /** Waits for a request to come. */
    private void waits() {
      answered = false;
      since = System.nanoTime();
      within(REQUEST_MILLIS, connection::close);
    }

    /** Has asked; the body may still be under way. */
    private void asked(HttpServerRequest request) {
      answered = true;
      within(
          BODY_MILLIS,
          () -> {
            if (!request.isEnded()) {
              connection.close();
            }
          });
    }

    /** Has been answered; who goes on sending what nobody reads is not listened to for long. */
    private void told(HttpServerRequest request) {
      if (request.isEnded()) {
        waits();
      } else {
        within(
            UNREAD_MILLIS,
            () -> {
              if (request.isEnded()) {
                waits();
              } else {
                connection.close();
              }
            });
      }
    }

    private void within(long millis, Runnable otherwise) {
      vertx.cancelTimer(timer);
      timer = vertx.setTimer(millis, late -> otherwise.run());
    }

    private void gone() {
      vertx.cancelTimer(timer);
    }
  }

  /** A new one. */
  void connected(HttpConnection connection) {
    if (own.test(address(connection))) {
      return;
    }
    Guest guest = new Guest(connection);
    guests.put(connection, guest);
    connection.closeHandler(
        closed -> {
          guests.remove(connection);
          guest.gone();
        });
    guest.waits();
    if (of(guest.address).size() > MOST_OF_ONE) {
      giveWay(of(guest.address), guest);
    } else if (guests.size() > MOST) {
      giveWay(ofTheGreediest(), guest);
    }
  }

  private static SocketAddress address(HttpConnection connection) {
    return new InetSocketAddress(
        connection.remoteAddress().hostAddress(), connection.remoteAddress().port());
  }

  /** The beginning of each request. */
  @Override
  public void handle(RoutingContext context) {
    Optional.ofNullable(guests.get(context.request().connection()))
        .ifPresent(
            guest -> {
              guest.asked(context.request());
              context.put(GUEST, guest);
              context.addEndHandler(ended -> guest.told(context.request()));
            });
    context.next();
  }

  /** A part of a large body has come: the rest is waited for as long as for a whole small one. */
  static void goesOn(RoutingContext context) {
    Optional.<Guest>ofNullable(context.get(GUEST))
        .ifPresent(guest -> guest.asked(context.request()));
  }

  private void giveWay(List<Guest> candidates, Guest newest) {
    Guest leaving =
        candidates.stream()
            .filter(guest -> !guest.answered && guest != newest)
            .min(Comparator.comparingLong(guest -> guest.since))
            .orElse(newest);
    guests.remove(leaving.connection);
    leaving.connection.close();
  }

  private List<Guest> of(String address) {
    return guests.values().stream().filter(guest -> guest.address.equals(address)).toList();
  }

  private List<Guest> ofTheGreediest() {
    return guests.values().stream()
        .collect(Collectors.groupingBy(guest -> guest.address))
        .values()
        .stream()
        .max(Comparator.comparingInt(List::size))
        .orElse(new ArrayList<>());
  }
}
