export default {
  "page.live": "Live", "page.charts": "Charts", "page.meter": "Meter", "page.modbus": "Modbus", "page.mqtt": "MQTT", "page.files": "Routes and maps",
  "page.settings": "Settings", "page.log": "Log", "page.access": "Access", "page.help": "Help", "page.login": "Log in", "page.claim": "Make it yours",
  "skip": "Skip to the content", "pages": "Pages", "more": "More", "theme": "Light or dark", "logout": "Log out", "cancel": "Cancel", "again": "Try again",
  "save": "Save", "saved": "Saved.", "test": "Test", "close": "Close", "delete": "Delete", "loading": "Loading…", "estimated": "estimated", "none": "None yet.", "age": "Age {0}", "days.short": "d",
  "password": "Password", "confirm.title": "Your password again", "confirm.why": "This change needs your password. It then counts for ten minutes.", "confirm.go": "Go on",
  "copy": "Copy", "copied": "Copied", "copy.failed": "Could not copy", "download": "Download", "upload": "Open a file", "search": "Search", "source": "Meter", "yes": "yes", "no": "no",
  "silent": "The device does not answer. What is shown may be old; it is tried again.",
  "http.only": "This page is not encrypted (HTTP only): passwords can be read by others in your network. Set an HTTPS port in the settings.",
  "safe.mode": "Safe mode: the device started without your own files, because it had not come up with them.",
  "doubted.one": "One value is in quarantine and not published.", "doubted.many": "{0} values are in quarantine and not published.",
  "lamp.all well": "All well", "lamp.no TIC data": "No TIC data", "lamp.no IPv4 address": "No IPv4 address", "lamp.booting": "Starting",
};
