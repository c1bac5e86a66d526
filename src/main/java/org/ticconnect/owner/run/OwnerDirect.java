package org.ticconnect.owner.run;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectEndpoint;
import org.ticconnect.owner.endpoint.Options;

/** Calls of other routes of the same file; without options. */
final class OwnerDirect extends DirectComponent {

  OwnerDirect() {
    setBlock(false);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    new Options("direct:" + remaining, parameters).end();
    DirectEndpoint endpoint = new DirectEndpoint(uri, this);
    endpoint.setBlock(false);
    return endpoint;
  }
}
