package org.ticconnect;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.admin.file.Answer;
import org.ticconnect.admin.file.AnswerStep;
import org.ticconnect.admin.file.Asked;

/** Factory defaults, wired: by the button and by the page. */
final class FactoryParts {
  private static final Logger LOG = LoggerFactory.getLogger(FactoryParts.class);

  private final Keeper keeper;

  FactoryParts(Keeper keeper) {
    this.keeper = keeper;
  }

  /** Binds {@code factory.reset} for the button and {@code factory.ask} for the page. */
  void bind(Registry registry) {
    registry.bind("factory.reset", (Processor) this::held);
    registry.bind("factory.ask", new AnswerStep(this::asked));
  }

  private void held(Exchange exchange) {
    try {
      keeper.factoryDefaults();
    } catch (IOException readOnly) {
      LOG.error("The button asks for factory defaults, but {}", readOnly.getMessage());
    }
  }

  /** Answers before it begins. */
  private Answer asked(Asked asked) throws IOException {
    keeper.factoryDefaults();
    return new Answer(Answer.ACCEPTED, Map.of("did", "factory_reset"), Optional.empty());
  }
}
