export default {
  "login.title": "TIC Connect", "login.go": "Se connecter", "login.wait": "Trop de mots de passe ont été essayés. Vous pourrez réessayer quand le bouton le permettra.",
  "login.forgotten": "Mot de passe oublié ?", "login.forgotten.how": "Qui a accès à la machine elle-même en choisit un nouveau avec",
};
