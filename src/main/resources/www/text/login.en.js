export default {
  "login.title": "TIC Connect", "login.go": "Log in", "login.wait": "Too many passwords were tried. You can try again when the button lets you.",
  "login.forgotten": "Password forgotten?", "login.forgotten.how": "Who has access to the machine itself sets a new one there with",
};
