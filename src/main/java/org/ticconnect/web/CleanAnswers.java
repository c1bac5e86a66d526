package org.ticconnect.web;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.words.French;

/**
 * For routes that answer over HTTP, whose endpoint would hand a request's parameters and headers
 * back as headers of the answer: what came with the request goes when the route is done. What
 * failed is told in JSON.
 */
final class CleanAnswers implements RoutePolicyFactory {
  private static final Logger LOG = LoggerFactory.getLogger(CleanAnswers.class);
  private static final String CAME_WITH_IT = "web.came-with-it";
  private static final String ENDPOINT = "platform-http:";
  private static final int BROKEN = 500;

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    return new Policy();
  }

  private static final class Policy extends RoutePolicySupport {
    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      if (answers(route)) {
        exchange.setProperty(CAME_WITH_IT, new HashMap<>(exchange.getIn().getHeaders()));
      }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      if (!answers(route)) {
        return;
      }
      if (exchange.getException() != null) {
        tell(route, exchange);
      }
      Map<?, ?> came = exchange.getProperty(CAME_WITH_IT, Map.of(), Map.class);
      // The very same object: a step that sets an equal one means it.
      exchange
          .getMessage()
          .getHeaders()
          .entrySet()
          .removeIf(
              header ->
                  header.getValue() != null && header.getValue() == came.get(header.getKey()));
    }

    private static boolean answers(Route route) {
      return route.getEndpoint().getEndpointUri().startsWith(ENDPOINT);
    }

    private static void tell(Route route, Exchange exchange) {
      LOG.warn("{} failed: {}", route.getId(), exchange.getException().toString());
      exchange.setException(null);
      Message message = exchange.getMessage();
      message.removeHeaders("*");
      message.setHeader(Exchange.HTTP_RESPONSE_CODE, BROKEN);
      message.setHeader(Exchange.CONTENT_TYPE, "application/json");
      message.setBody(JsonAnswer.text(French.error(ErrorAnswers.sentence(BROKEN))));
    }
  }
}
