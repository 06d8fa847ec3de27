"""The lines that web sites put around an article, in French, English, German, Spanish and Russian.

Patterns only, each for a whole line in the form that ``characters.plain`` gives it.
"""

from __future__ import annotations

import re

from ingest.characters import plain


def _lines(*patterns: str) -> re.Pattern[str]:
    """Compile patterns for whole lines, in the plain form of the lines that they meet."""
    return re.compile("|".join(f"(?:{plain(pattern)})" for pattern in patterns), re.I)


READING_TIME = _lines(
    r"(?:temps de lecture(?: estime)?|duree de lecture|lecture|reading time|estimated reading time|lesezeit"
    r"|lesedauer|tiempo de lectura|время чтения|время на чтение)\s?:?\s?(?:ca\.? |environ "
    r"|about )?\d+.{0,20}",
    r"(?:lu en |на чтение )?\d+ ?(?:min(?:ute)?[ns]?\.?|minuten?|minutos?|мин(?:ут[аы]?)?\.?)"
    r"(?: de lecture| read| reading time| lesezeit| de lectura| чтения)?",
)

SUBSCRIPTION = _lines(
    r"abonnement(?: [\w'’-]+){0,2}",
    r"(?:s'abonner|abonnez-vous|je m'abonne|deja abonne)\b[^.]{0,60}[.!?]?",
    r"(?:cet )?article reserve aux abonnes.{0,40}",
    r"(?:subscribe|already a subscriber|become a member|support us|this article is for subscribers)\b"
    r"[^.]{0,60}[.!?]?",
    r"(?:jetzt (?:abonnieren|abo abschlie(?:ss|ß)en)|abonnieren sie|abo abschlie(?:ss|ß)en"
    r"|bereits abonnent)\b[^.]{0,60}[.!?]?",
    r"(?:suscribete|suscribase|suscribirse|hazte socio|ya soy suscriptor)\b[^.]{0,60}[.!?]?",
    r"(?:подписаться|подпишитесь|оформить подписку)\b[^.]{0,80}[.!?]?|подписка(?: на \w+)?",
)

NEWSLETTER = _lines(
    r"(?:la |notre |nos |our |the |unser |der |nuestro |nuestra |el )?(?:newsletters?|infolettre|boletin"
    r"|рассылка)"
    r"(?: [\w'’-]+){0,5}[!?]?",
    r"(?:inscri|recev|decouvr|sign up|subscribe|get |join|melden sie|abonnieren|erhalten sie|suscrib"
    r"|recib|apunt"
    r"|подпи|получай)[^.]{0,90}(?:newsletter|infolettre|boletin|inbox|boite mail|рассылк)[^.]{0,60}[.!]?",
    r"(?:rejoign|join|follow|siga|unete|folgen|подпи|читайте)[^.]{0,60}\b(?:telegram|whatsapp"
    r"|телеграм)[^.]{0,30}[.!]?",
    r"(?:newsletter|infolettre)(?: .{0,40})? (?:abonnieren|bestellen|inscription|anmelden)[.!]?",
    r"\d+ fois par (?:jour|semaine|mois)",
    r"(?:chaque semaine|every week|jede woche|cada semana) dans votre boite mail[.!]?",
    r"(?:votre |your |ihre |tu )?(?:adresse )?e-?mail(?:-adresse| address)?\s?:?\*?",
)
NEWSLETTER_NAME = _lines(r"(?:la lettre|the letter|der brief|la carta)(?: [\w'’-]+){1,4}")
"""A newsletter's name; chrome only when a newsletter line follows it."""

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|threads|bluesky|mastodon|reddit"
    r"|pinterest"
    r"|messenger|vk|вконтакте|одноклассники|e-?mail|courriel|mail|copier le lien|copy link|link kopieren"
    r"|copiar enlace|imprimer|print|drucken|imprimir|распечатать|pdf|save|share|partager|teilen|compartir)"
)
SHARING = _lines(
    r"(?:partager|partagez|tweeter|envoyer|imprimer)(?: (?:cet|cette|l'|sur|par|via|ce)\b.{0,40}"
    r"|l'article)?\s?:?",
    r"(?:share|tweet|follow us|print)(?: (?:this|on|via)\b.{0,40})?\s?:?",
    r"(?:suivez-nous|folgen sie uns|siguenos|следите за нами)(?: .{0,40})?[.!:]?",
    r"(?:artikel )?teilen(?: (?:auf|per|mit)\b.{0,40})?\s?:?",
    r"compartir(?: (?:en|por|este|esta)\b.{0,40})?\s?:?",
    r"поделиться(?: (?:в|во|с|этой|ссылкой|новостью|статьей)\b.{0,40})?\s?:?",
    rf"{_NETWORK}(?:[\s,|/·•-]+{_NETWORK})*",
    r"pin it on pinterest",
)

CAPTION = _lines(
    r"(?:photos?|credits?|credits? photos?|photo credit|image credit|legende|illustration|image|caption"
    r"|foto|bild"
    r"|bildquelle|imagen|credito|фото|иллюстрация|источник фото|(?:cover"
    r"|file) photo)\s?(?:\([^)]{1,30}\)\s?)?"
    r"(?::|©).{1,240}",
    r"(?:©|\(c\)) ?(?!\d{4}\b).{2,80}",
)

COOKIES = _lines(
    r"(?:ce site|nous|we|this (?:web)?site|our (?:web)?site|wir|diese (?:(?:web)?seite|website)|este sitio(?: web)?"
    r"|мы|наш сайт"
    r"|этот сайт|сайт)?\s?(?:utilis\w+|use[sn]?|verwende[nt]|nutz\w+|utiliza\w*|использу\w+)\b.{0,60}"
    r"\b(?:cookies?|куки|файлы cookie)\b.{0,240}",
    r"(?:(?:tout )?accepter(?: tout| et fermer)?|tout refuser|continuer sans accepter|accept(?: all)?"
    r"|reject all"
    r"|alle(?: cookies)? akzeptieren|alle ablehnen|aceptar(?: todo| todas)?|rechazar todo|принять(?: все)?)"
    r"(?: (?:les )?cookies)?",
    r"(?:cookie settings|manage cookies|gerer (?:les|mes) (?:cookies|choix)|parametrer les cookies"
    r"|cookie-einstellungen|configurar cookies|настройки cookie)",
)

FURNITURE = _lines(
    r"accueil|menu|recherche[r]?|connexion|se connecter|mon compte|(?:aller"
    r"|passer) au contenu(?: principal)?",
    r"home|home ?page|search|sign in|sign up|log ?in|my account|skip to (?:main )?content",
    r"startseite|suche|anmelden|mein konto|(?:direkt )?zum inhalt(?: springen)?",
    r"inicio|buscar|iniciar sesion|mi cuenta|(?:ir|saltar) al contenido(?: principal)?",
    r"главная|поиск|войти|вход|меню|личный кабинет|перейти к (?:основному )?содержани[юя]",
    r"(?:\d+ )?commentaires(?: \(\d+\))?|(?:laisser|poster) un commentaire",
    r"(?:\d+ )?comments(?: \(\d+\))?|(?:leave|post) a comment",
    r"(?:\d+ )?kommentare?|(?:\d+ |deja un )?comentarios?|(?:\d+ |оставить )?комментари[ийея]",
    r"retour (?:en haut|a l'accueil)|haut de page|back to top|nach oben|volver arriba|наверх",
    r"voir plus|lire la suite|see more|read more|show more|mehr lesen|weiterlesen|leer mas|ver mas"
    r"|читать далее|подробнее",
    r"ecouter(?: (?:l'|cet )?article)?|listen(?: to this article)?|artikel anhoren|escuchar(?: el articulo)?",
    r"publicite|advertisement|anzeige|werbung|publicidad|реклама",
    r"(?:mots[- ]cles|tags?|etiquettes?|schlagworter|etiquetas|теги)\s?:.{0,160}",
    r"(?:(?:©|\(c\)) ?\d{4}.{0,120}|.{0,60}(?:tous droits reserves|all rights reserved"
    r"|alle rechte vorbehalten"
    r"|todos los derechos reservados|все права защищены)\.?.{0,40})",
    r"(?:mentions legales|politique de confidentialite|privacy policy|terms of (?:use|service)|impressum"
    r"|datenschutz(?:erklarung)?|aviso legal|politica de privacidad|политика конфиденциальности)",
)

RELATED = _lines(
    r"(?:a )?(?:lire|voir|decouvrir) (?:aussi|egalement)|a lire|sur le meme sujet|voir aussi"
    r"|articles? (?:lies?|similaires?)",
    r"(?:read|see) (?:also|more|next)|related(?: articles?| stories| content)?|more on this(?: topic| story)?"
    r"|you may also like|recommended(?: for you)?",
    r"lesen sie auch|siehe auch|auch interessant|mehr zum thema|das konnte sie auch interessieren"
    r"|weitere artikel",
    r"(?:lea|lee|leer|ver|vea) tambien|te puede interesar|tambien te puede interesar|articulos relacionados"
    r"|le puede interesar",
    r"(?:читайте|смотрите|читать) (?:также|еще)|по теме|материалы по теме|похожие (?:статьи|материалы)",
)
"""Labels of a pointer to another article: its title follows on the same line or the next."""

AUTHOR_BOX = _lines(
    r"a propos de l'aut(?:eure?|rice)s?|about the authors?|uber (?:den autor|die autorin)"
    r"|sobre (?:el autor|la autora)|об авторе",
)
"""The heading of the box that presents the author: not chrome, and a heading whatever follows."""

ALWAYS = (READING_TIME, SUBSCRIPTION, NEWSLETTER, SHARING, CAPTION, COOKIES, FURNITURE)
"""Lines that are chrome wherever they stand."""
