package org.ticconnect.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.ticconnect.words.French;

class BrokerFrenchTest {
  @Test
  void everyReasonOfABrokerIsKnown() {
    assertThat(IntStream.rangeClosed(0x80, 0xA2).mapToObj(ReasonCode::words))
        .allSatisfy(words -> assertThat(French.known(words)).as(words).isPresent());
  }

  @Test
  void everyReasonForNoConnectionIsKnown() {
    List<IOException> causes =
        List.of(
            new ConnectException(),
            new NoRouteToHostException(),
            new SocketException("Network is unreachable"),
            new SocketTimeoutException(),
            new UnknownHostException("broker"),
            new SSLException("Received fatal alert: unknown_ca"),
            new SSLException("Received fatal alert: certificate_required"),
            new SSLException("Received fatal alert: another"),
            new SSLException(TlsProblem.BROKEN_OFF),
            new SSLException(TlsProblem.SILENT),
            new SSLException("Unsupported or unrecognized SSL message"),
            new SSLException("strange"));
    assertThat(causes.stream().map(ConnectProblem::of))
        .allSatisfy(words -> assertThat(French.known(words)).as(words).isPresent());
  }

  @Test
  void whatDiffersStaysAndASentenceInASentenceIsFrenchToo() {
    assertThat(French.of("may not publish on tic/a: wrong user name or password (0x86)"))
        .isEqualTo(
            "n’a pas le droit de publier sur tic/a : mauvais utilisateur ou mot de passe (0x86)");
    assertThat(French.of("broker is 10.0.0.1, 10.0.0.2"))
        .isEqualTo("broker est 10.0.0.1, 10.0.0.2");
    assertThat(French.of("something else")).isEqualTo("something else");
  }
}
