export default {
  "he.bundle": "Help bundle", "he.bundle.what": "One text with all that somebody needs who helps you: version, settings without secrets, counters, the end of the log, the last frames. Identifiers of the meter are masked. Read it here before you give it away; it is sent nowhere by itself.", "he.bundle.look": "Show the help bundle",
  "he.lamp": "What the lamp means", "he.lamp.red": "Red:", "he.lamp.red.what": "starting; wait ten seconds.",
  "he.lamp.red-green": "Red and green in turn:", "he.lamp.red-green.what": "nothing good came from the meter for ten seconds. Check I1 and I2, the adapter, and that the meter is in standard mode.",
  "he.lamp.orange-green": "Orange and green in turn:", "he.lamp.orange-green.what": "no IPv4 address. Check the network cable and the router.",
  "he.lamp.green": "Green:", "he.lamp.green.what": "all well. A broker that cannot be reached does not change it; the MQTT page tells that.",
  "he.lamp.blue-white-violet-cyan": "Blue, white, violet, cyan:", "he.lamp.blue-white-violet-cyan.what": "all well, and a route of yours shows something.",
  "he.button": "What the button does", "he.button.what": "A click connects to the broker anew, and opens this page again where it had closed itself. While somebody makes the device theirs, a click only proves that they stand in front of it.",
  "he.wrong": "When something is wrong", "he.wrong.line": "The grade of the line and what to do about it:", "he.wrong.modbus": "Which master asks for what, and what it gets:", "he.wrong.mqtt": "Why the broker does not take something, and a test of the link:",
  "he.wrong.files": "Which file was stopped, and why:", "he.wrong.log": "Everything else:",
  "he.api": "The API", "he.api.what": "All that this page shows and does is open to programs too, with a token of limited rights. The description can be read by people and by generators of code. Figures for Prometheus are at /metrics.", "he.openapi": "Description of the API (OpenAPI)", "he.tokens": "Tokens",
  "he.parts": "Parts of others in this page", "he.parts.what": "This page asks nobody but your device: what it needs comes with it.",
};
