package org.ticconnect.owner.run;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.support.service.ServiceSupport;

/** Opens no file, no address and nothing of the class path. */
final class NoResources extends ServiceSupport implements ResourceLoader {
  private CamelContext context;

  @Override
  public Resource resolveResource(String uri) {
    throw new IllegalArgumentException(uri + ": owners' routes read no files");
  }

  @Override
  public CamelContext getCamelContext() {
    return context;
  }

  @Override
  public void setCamelContext(CamelContext context) {
    this.context = context;
  }
}
