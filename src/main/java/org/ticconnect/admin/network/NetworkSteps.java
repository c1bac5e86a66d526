package org.ticconnect.admin.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.file.Answer;
import org.ticconnect.admin.file.AnswerStep;
import org.ticconnect.admin.file.Asked;
import org.ticconnect.admin.file.JsonBody;
import org.ticconnect.network.manager.Network;
import org.ticconnect.words.French;

/** The steps that show the network and change it, by the names that the routes use. */
public final class NetworkSteps {
  private static final int ACCEPTED = 202;
  private static final String ITSELF = "127.0.0.1";

  private final Network network;
  private final NetworkJson json;

  /**
   * @param page where the page is at an address of the device; empty when it is not there
   */
  public NetworkSteps(Network network, Function<String, Optional<String>> page) {
    this.network = network;
    this.json = new NetworkJson(page);
  }

  /** Binds {@code network.read}, {@code .change}, {@code .confirm} and {@code .cancel}. */
  public void bind(Registry registry) {
    Map.<String, AnswerStep.Door>of(
            "network.read",
            asked -> Answer.of(json.state(network.state())),
            "network.change",
            this::change,
            "network.confirm",
            this::confirm,
            "network.cancel",
            asked -> cancel())
        .forEach((name, door) -> registry.bind(name, new AnswerStep(door)));
  }

  private Answer change(Asked asked) {
    WishBody.Read read = WishBody.of(JsonBody.object(asked));
    if (!read.mistakes().isEmpty()) {
      return answer(Answer.BAD_REQUEST, NetworkJson.mistakes(read.mistakes()));
    }
    Network.Change change = network.change(read.wish());
    if (change instanceof Network.Change.Wrong wrong) {
      return answer(Answer.BAD_REQUEST, NetworkJson.mistakes(wrong.mistakes()));
    }
    if (change instanceof Network.Change.Refused refused) {
      return answer(Answer.CONFLICT, French.error(refused.why()));
    }
    Map<String, Object> pending = new LinkedHashMap<>();
    pending.put(
        "pending",
        change instanceof Network.Change.Tried tried ? json.pending(tried.pending()) : null);
    return answer(ACCEPTED, pending);
  }

  private static Answer answer(int status, Map<String, Object> body) {
    return new Answer(status, body, Optional.empty());
  }

  private Answer confirm(Asked asked) {
    Network.Confirmation confirmation = network.confirm(at(asked));
    return confirmation instanceof Network.Confirmation.Refused refused
        ? answer(Answer.CONFLICT, json.refused(refused.why(), refused.at()))
        : Answer.of(Map.of("did", "confirmed"));
  }

  /**
   * The address of the device that was asked: the connection has it, no header can say another. Who
   * asks on the device itself reaches each of its addresses without a network.
   */
  private static String at(Asked asked) {
    String local = address(asked, VertxPlatformHttpConstants.LOCAL_ADDRESS);
    return local.equals(address(asked, VertxPlatformHttpConstants.REMOTE_ADDRESS)) ? ITSELF : local;
  }

  private static String address(Asked asked, String header) {
    return asked.word(header).orElse("").replaceFirst("^.*/", "").replaceFirst(":[0-9]+$", "");
  }

  private Answer cancel() {
    return network.cancel()
        ? Answer.of(Map.of("did", "taken_back"))
        : answer(Answer.CONFLICT, French.error("no change of the network waits to be confirmed"));
  }
}
