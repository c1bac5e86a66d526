package org.ticconnect.source;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Makes {@code tic:} endpoints. */
@Component("tic")
public class TicComponent extends DefaultComponent {

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    int colon = remaining.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "tic:"
              + remaining
              + " needs a kind of line: tic:serial:/dev/ttyUSB0, tic:tcp://host:port,"
              + " tic:file:/path or tic:simulator:three-phase");
    }
    TicEndpoint endpoint = new TicEndpoint(uri, this);
    endpoint.setKind(LineKind.named(remaining.substring(0, colon)));
    endpoint.setAddress(remaining.substring(colon + 1).replaceFirst("^//(?=[^/])", ""));
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
