package org.ticconnect.owner.run;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the YAML of routes; beans, error handlers, templates and the like are refused unread. */
final class OnlyRoutes extends YamlRoutesBuilderLoader {

  @Override
  protected RouteBuilder builder(YamlDeserializationContext context, Node root) {
    if (!(root instanceof SequenceNode list) || list.getValue().isEmpty()) {
      throw new IllegalArgumentException("a file is a list of routes: - route: ...");
    }
    for (Node node : list.getValue()) {
      if (!isRoute(node)) {
        throw new IllegalArgumentException("only '- route:' may stand at the left margin");
      }
    }
    return super.builder(context, root);
  }

  private static boolean isRoute(Node node) {
    if (!(node instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
      return false;
    }
    NodeTuple only = mapping.getValue().get(0);
    return only.getKeyNode() instanceof ScalarNode key && key.getValue().equals("route");
  }
}
