package paper

// The texts of evaluation forms, in English, Spanish and French.
var (
	titleEvaluation = words{"Evaluation", "Evaluación", "Évaluation"}
	introEvaluation = words{
		"Your answers make the next program better. Tick one box in each line: 1 is “not at all”, 5 is “very much”. Leave out what you did not attend.",
		"Sus respuestas mejoran el próximo programa. Marque una casilla por línea: 1 es «nada», 5 es «mucho». Omita aquello a lo que no asistió.",
		"Vos réponses améliorent le prochain programme. Cochez une case par ligne : 1 veut dire « pas du tout », 5 « tout à fait ». Laissez ce à quoi vous n’avez pas assisté.",
	}
	wordYourName    = words{"Name (only if you wish)", "Nombre (solo si lo desea)", "Nom (si vous le souhaitez)"}
	wordDateFilled  = words{"Date", "Fecha", "Date"}
	titleMeetings   = words{"How useful was it?", "¿Qué utilidad tuvo?", "Était-ce utile ?"}
	wordComment     = words{"Comment", "Comentario", "Remarque"}
	titleGained     = words{"What you gained", "Lo que ha ganado", "Ce que vous avez acquis"}
	titleAsAWhole   = words{"The program as a whole", "El programa en su conjunto", "Le programme dans son ensemble"}
	titleInYourWord = words{"In your own words", "Con sus palabras", "Avec vos mots"}
	wordThanks      = words{"Thank you.", "Muchas gracias.", "Merci."}
)

var gained = []words{
	{"Knowledge: I learned what I can use in my work.", "Conocimientos: he aprendido cosas útiles para mi trabajo.", "Savoirs : j’ai appris ce qui me sert dans mon travail."},
	{"Skills: I can do something that I could not do before.", "Capacidades: sé hacer algo que antes no sabía.", "Compétences : je sais faire ce que je ne savais pas faire."},
	{"Connections: I met people whom I will write to or work with.", "Contactos: he conocido a personas con quienes escribiré o trabajaré.", "Contacts : j’ai rencontré des personnes avec qui j’écrirai ou travaillerai."},
}

var asAWhole = []words{
	{"The meetings fitted my work.", "Las reuniones correspondían a mi trabajo.", "Les rencontres correspondaient à mon travail."},
	{"There was enough time to ask and to rest.", "Hubo tiempo suficiente para preguntar y descansar.", "Il y avait assez de temps pour les questions et le repos."},
	{"Interpretation was clear.", "La interpretación fue clara.", "L’interprétation était claire."},
	{"Hotel, meals and transport were good.", "El hotel, las comidas y el transporte fueron buenos.", "L’hôtel, les repas et les transports étaient bons."},
}

var openQuestions = []words{
	{"What will you do at home because of this program?", "¿Qué hará en su país a raíz de este programa?", "Que ferez-vous chez vous grâce à ce programme ?"},
	{"Which meeting should stay, and why?", "¿Qué reunión debería mantenerse y por qué?", "Quelle rencontre faut-il garder, et pourquoi ?"},
	{"What was missing, or should be done otherwise?", "¿Qué faltó o debería hacerse de otro modo?", "Qu’a-t-il manqué, ou que faudrait-il faire autrement ?"},
	{"Whom would you like to stay in touch with?", "¿Con quién le gustaría seguir en contacto?", "Avec qui aimeriez-vous rester en contact ?"},
}
