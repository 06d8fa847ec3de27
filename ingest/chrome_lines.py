"""The lines that web sites put around an article, in French, English, German, Spanish and Russian.

Patterns only, each for a whole line in the form that ``characters.plain`` gives it.
"""

from __future__ import annotations

import re

from ingest.characters import plain


def _lines(*patterns: str) -> re.Pattern[str]:
    """Compile patterns for whole lines, in the plain form of the lines that they meet."""
    return re.compile("|".join(f"(?:{plain(pattern)})" for pattern in patterns), re.I)


_NO_SENTENCE = r"(?<![.!?…])(?<![.!?…][\"»)])(?<![.!?…] »)"
"""The end of a line that does not end as a sentence."""

READING_TIME = _lines(
    r"(?:temps de lecture(?: estime)?|duree de lecture|lecture|(?:estimated )?reading time|lesezeit|lesedauer"
    r"|tiempo de lectura|время чтения|время на чтение)\s?:?\s?(?:ca\.? |environ |about )?\d+.{0,20}",
    r"(?:lu en |lecture en |на чтение )?\d+ ?(?:min(?:ute)?[ns]?\.?|minuten?|minutos?|мин(?:ут[аы]?)?\.?)"
    r"(?: de lecture| read| reading time| lesezeit| de lectura| чтения)?",
)

SUBSCRIPTION = _lines(
    r"abonnement(?: numerique| papier)?(?: (?-i:[A-Z])[\w'-]*){0,2}",
    r"(?:s'abonner|abonnez-vous|je m'abonne|deja abonne)\b[^.]{0,60}[.!?]?",
    r"(?:cet )?article reserve (?:aux|a nos) abonnes(?!.*\b(?:lire|voir)\b).{0,40}",
    r"il vous reste \d[\d.,]*\s?% .{0,30}a lire\.?"
    r"(?: la suite .{0,30}est reservee (?:aux|a nos) abonnes\.?)?",
    r"la suite (?:de (?:cet |l')article )?est reservee (?:aux|a nos) abonnes\.?",
    r"(?:subscribe|already a subscriber|become a member|support us|this article is for subscribers)\b"
    r"[^.]{0,60}[.!?]?",
    r"(?:(?:jetzt )?abo abschlie(?:ss|ß)en|jetzt abonnieren|abonnieren sie|bereits abonnent)\b"
    r"[^.]{0,60}[.!?]?",
    r"(?:suscribete|suscribase|suscribirse|hazte socio|ya soy suscriptor)\b[^.]{0,60}[.!?]?",
    r"(?:подписаться|подпишитесь|оформить подписку)\b[^.]{0,80}[.!?]?|подписка(?: на \w+)?",
)

NEWSLETTER = _lines(
    r"(?:la |notre |nos |our |the |unser |der |nuestro |el )?(?:newsletters?|infolettre|boletin|рассылка)"
    r"(?: [\w'-]+){0,5}[!?]?",
    r"(?:inscri|recev|decouvr|sign up|subscribe|get |join|melden sie|abonnieren|erhalten sie|suscrib|recib"
    r"|apunt|подпи|получай)[^.]{0,90}(?:newsletter|infolettre|boletin|inbox|boite mail|рассылк)"
    r"[^.]{0,60}[.!]?",
    r"(?:rejoign|join|follow|siga|unete|folgen|подпи|читайте)[^.]{0,60}\b(?:telegram|whatsapp|телеграм)"
    r"[^.]{0,30}[.!]?",
    r"\d+ fois par (?:jour|semaine|mois)",
    r"(?:votre |your |ihre |tu )?(?:adresse )?e-?mail(?:-adresse| address)?\s?:?\*?",
)
NEWSLETTER_NAME = _lines(r"(?:la lettre|the letter|der brief|la carta)(?: [\w'-]+){1,4}")
"""A newsletter's name; chrome only when a newsletter line follows it."""

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|threads|bluesky|mastodon"
    r"|pinterest|reddit|messenger|vk"
    r"|вконтакте|одноклассники|e-?mail|courriel|mail|copier le lien|copy link|link kopieren"
    r"|copiar enlace|imprimer|print|drucken|imprimir|распечатать|pdf|save|share|partager|teilen|compartir)"
)
SHARING = _lines(
    r"(?:partager|partagez|tweeter|envoyer|imprimer)(?: (?:cet|cette|ce|sur|par|via)\b.{0,40}| l'article)?"
    r"\s?:?",
    r"(?:share|tweet|follow us|print)(?: (?:this|on|via)\b.{0,40})?\s?:?",
    r"(?:suivez-nous|folgen sie uns|siguenos|следите за нами)(?: .{0,40})?[.!:]?",
    r"(?:artikel )?teilen(?: (?:auf|per|mit)\b.{0,40})?\s?:?",
    r"compartir(?: (?:en|por|este|esta)\b.{0,40})?\s?:?",
    r"поделиться(?: (?:в|во|с|этой|ссылкой|новостью|статьей)\b.{0,40})?\s?:?",
    rf"{_NETWORK}(?:[\s,|/·•-]+{_NETWORK})*",
    r"pin it on pinterest",
)

CAPTION = _lines(
    r"(?:photos?|credits? photos?|(?:photo|image) credit|(?:cover|file) photo|legende|caption|foto|bildquelle"
    r"|фото|источник фото)\s?(?:\([^)]{1,30}\)\s?)?(?::|©).{1,240}",
    r"(?:credits?|illustration|image|bild|imagen|credito|иллюстрация)\s?(?:\([^)]{1,30}\)\s?)?"
    rf"(?:©.{{1,240}}|:.{{1,240}}{_NO_SENTENCE})",
    r"(?:©|\(c\)) ?(?!\d{4}\b).{2,80}",
)

COOKIES = _lines(
    r"(?:(?:ce|le|notre) site|nous|we|(?:this|our) (?:web)?site|wir|diese (?:(?:web)?seite|website)"
    r"|este sitio(?: web)?|мы|(?:наш |этот )?сайт)?"
    r"\s?(?:utilis\w+|use[sn]?|verwende[nt]|nutz\w+|utiliza\w*|использу\w+)\b.{0,60}"
    r"\b(?:cookies?|куки|файлы cookie)\b.{0,240}",
    r"(?:(?:tout )?accepter(?: tout| et fermer)?|tout refuser|continuer sans accepter|accept(?: all)?"
    r"|reject all|alle(?: cookies)? akzeptieren|alle ablehnen|aceptar(?: todo| todas)?|rechazar todo"
    r"|принять(?: все)?)(?: (?:les )?cookies)?",
    r"(?:cookie settings|manage cookies|gerer (?:les|mes) (?:cookies|choix)|parametrer les cookies"
    r"|cookie-einstellungen|configurar cookies|настройки cookie)",
)

FURNITURE = _lines(
    r"accueil|menu|rechercher?|connexion|se connecter|mon compte",
    r"(?:aller|passer) au contenu(?: principal)?",
    r"home|home ?page|search|sign in|sign up|log ?in|my account|skip to (?:main )?content",
    r"startseite|suche|anmelden|mein konto|(?:direkt )?zum inhalt(?: springen)?",
    r"inicio|buscar|iniciar sesion|mi cuenta|(?:ir|saltar) al contenido(?: principal)?",
    r"главная|поиск|войти|вход|меню|личный кабинет|перейти к (?:основному )?содержани[юя]",
    r"commentaires|(?:laisser|poster) un commentaire|comments|(?:leave|post) a comment",
    r"kommentare?|(?:deja un )?comentarios?|(?:оставить )?комментари[ийея]",
    r"retour (?:en haut|a l'accueil)|haut de page|back to top|nach oben|volver arriba|наверх",
    r"voir plus|lire la suite|show more|mehr lesen|weiterlesen|leer mas|ver mas"
    r"|читать далее|подробнее",
    r"ecouter(?: (?:l'|cet )?article)?|listen(?: to this article)?|artikel anhoren|escuchar(?: el articulo)?",
    r"publicite|advertisement|anzeige|werbung|publicidad|реклама",
    r"(?:mots[- ]cles|tags?|etiquettes?|schlagworter|etiquetas|теги)\s?:.{0,160}",
    r"(?:©|\(c\)) ?\d{4}.{0,120}",
    r".{0,60}(?:tous droits reserves|all rights reserved|alle rechte vorbehalten"
    r"|todos los derechos reservados|все права защищены)\.?.{0,40}",
    r"(?:mentions legales|politique de confidentialite|privacy policy|terms of (?:use|service)|impressum"
    r"|datenschutz(?:erklarung)?|aviso legal|politica de privacidad|политика конфиденциальности)",
)

COMMENTS = _lines(
    r"(?:(?:voir|lire) )?(?:tous )?(?:les )?\d+ commentaires?|commentaires?\s?:?\s?(?:\d+|\(\d+\))",
    r"(?:(?:view|read|see|show) )?(?:all )?\d+ comments?|comments?\s?:?\s?(?:\d+|\(\d+\))",
    r"(?:alle )?\d+ kommentare?(?: anzeigen| lesen)?|kommentare?\s?:?\s?(?:\d+|\(\d+\))",
    r"(?:(?:ver|leer) )?(?:todos )?(?:los )?\d+ comentarios?|comentarios?\s?:?\s?(?:\d+|\(\d+\))",
    r"(?:все )?\d+ комментари(?:й|я|ев)|комментари[ий]\s?:?\s?(?:\d+|\(\d+\))",
    r"\d+ (?:reflexions? sur|thoughts? on|gedanken? zu|(?:pensamientos?|comentarios?) (?:en|sobre)) [\"«]"
    r".{1,200}",
)
"""How many comments of readers there are; the comments themselves may follow."""

_READ_ALSO = (
    r"(?:(?:a )?(?:lire|voir|decouvrir) (?:aussi|egalement)|(?:read|see) also|lesen sie auch|siehe auch"
    r"|(?:lea|lee|leer|ver|vea) tambien|(?:читайте|смотрите|читать) (?:также|еще))"
)
_RELATED = (
    rf"(?:{_READ_ALSO}|a lire|sur le meme sujet|articles? (?:lies?|similaires?)|(?:read|see) (?:more|next)"
    r"|related(?: articles?| stories| content)?|more on this(?: topic| story)?|you may also like"
    r"|recommended(?: for you)?|auch interessant|mehr zum thema|das konnte sie auch interessieren"
    r"|weitere artikel|te puede interesar|tambien te puede interesar|articulos relacionados"
    r"|le puede interesar|по теме|материалы по теме|похожие (?:статьи|материалы))"
)
_ARROW = r"(?:>>?|→|►|▶|➡|➤|»)"
_BEFORE_LABEL = rf"(?:(?:cet )?article reserve (?:aux|a nos) abonnes\s?[:|]?\s?)?(?:{_ARROW}\s?)?"
_GENRE = (
    r"(?:entretien|interview|analyse|decryptage|reportage|recit|portrait|enquete|chronique|edito(?:rial)?"
    r"|tribune|explications?|analysis|explainer|kommentar|analisis|entrevista|reportaje|анализ|интервью|репортаж)"
)
_TITLE = r".{1,280}(?<![.!…;:,])"
RELATED = _lines(rf"{_BEFORE_LABEL}{_RELATED}(?:\s?{_ARROW})?")
"""Labels of a pointer to another article: its title follows on the same line or the next."""

POINTER = _lines(
    rf"{_BEFORE_LABEL}{_READ_ALSO} (?-i:[A-ZА-Я\d\"«]){_TITLE}",
    rf"{_BEFORE_LABEL}{_RELATED}\s?(?:[.|–—-]|{_ARROW})\s{_TITLE}",
    rf"{_BEFORE_LABEL}(?:a )?lire (?:(?:aussi|egalement) )?(?:l'|la |le |notre ){_GENRE}\b"
    rf"[^.:|]{{0,60}}[:|]{_TITLE}",
    rf"{_ARROW}\s?(?:a lire|lire|voir|{_GENRE})\s?[.:|]{_TITLE}",
)
"""Such a label with the title on one line, when no colon alone parts them."""

AUTHOR_BOX = _lines(
    r"a propos de l'aut(?:eure?|rice)s?|about the authors?|uber (?:den autor|die autorin)"
    r"|sobre (?:el autor|la autora)|об авторе",
)
"""The heading of the box that presents the author: not chrome, and a heading whatever follows."""

ALWAYS = (READING_TIME, SUBSCRIPTION, NEWSLETTER, SHARING, CAPTION, COOKIES, FURNITURE, COMMENTS, POINTER)
"""Lines that are chrome wherever they stand."""
