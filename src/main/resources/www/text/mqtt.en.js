export default {
  "mq.state.connected": "Connected", "mq.state.connecting": "Connecting", "mq.state.refused": "Refused", "mq.state.off": "Off",
  "mq.off.how": "No broker is set. Name one in the settings, and all topics are published there.", "mq.broker": "Broker", "mq.client": "Known there as", "mq.connections": "Times connected", "mq.published": "Published", "mq.failed": "Failed",
  "mq.waiting": "Waiting for the broker", "mq.history": "Kept and sent later", "mq.dropped": "Had no room", "mq.refuses": "The broker refused this topic {0} times:",
  "mq.send": "Send all now", "mq.sent": "All topics are published again.", "mq.test": "Test the link", "mq.testing": "The broker is tried…", "mq.settings": "Settings", "mq.map": "Edit the topics",
  "mq.topics": "Topics", "mq.nothing": "Nothing was published yet.", "mq.none.fits": "No topic fits.", "mq.count": "{0} of {1} topics", "mq.kept": "kept", "mq.kept.why": "The broker keeps it for who comes later (retained)",
  "mq.empty": "(empty)", "mq.size": "{0} bytes", "mq.cut": "only the beginning is kept here",
};
