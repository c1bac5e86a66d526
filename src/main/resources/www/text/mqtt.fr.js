export default {
  "mq.state.connected": "Connecté", "mq.state.connecting": "Connexion…", "mq.state.refused": "Refusé", "mq.state.off": "Arrêté",
  "mq.off.how": "Aucun broker n’est indiqué. Donnez-en un dans les réglages : tous les topics y seront publiés.", "mq.broker": "Broker", "mq.client": "Connu là-bas comme", "mq.connections": "Connexions établies", "mq.published": "Publiés", "mq.failed": "Échecs",
  "mq.waiting": "En attente du broker", "mq.history": "Gardés puis envoyés", "mq.dropped": "Sans place, perdus", "mq.refuses": "Le broker a refusé ce topic {0} fois :",
  "mq.send": "Tout envoyer maintenant", "mq.sent": "Tous les topics sont republiés.", "mq.test": "Tester la liaison", "mq.testing": "Essai du broker…", "mq.settings": "Réglages", "mq.map": "Modifier les topics",
  "mq.topics": "Topics", "mq.nothing": "Rien n’a encore été publié.", "mq.none.fits": "Aucun topic ne correspond.", "mq.count": "{0} topics sur {1}", "mq.kept": "gardé", "mq.kept.why": "Le broker le garde pour ceux qui viennent plus tard (retained)",
  "mq.empty": "(vide)", "mq.size": "{0} octets", "mq.cut": "seul le début est gardé ici",
};
