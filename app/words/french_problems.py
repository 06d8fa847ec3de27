"""What can go wrong, in French: the forms of the errors that reach the page.

What is only told on the command line, or by another program, stays in English.
"""

from __future__ import annotations

from ingest import errors
from ingest.errors import IngestError

_OF_A_FILE: dict[type[IngestError], str] = {
    IngestError: "ne peut pas être utilisé",
    errors.MissingFile: "n’existe pas\u00a0; vérifiez le chemin",
    errors.NoArticles: "est un dossier sans articles\u00a0; mettez-y des fichiers {detail}",
    errors.UrlNotAllowed: "n’a pas été lu\u00a0: adresse non autorisée ({detail})",
    errors.PageNotFetched: "n’a pas pu être lu ({detail})\u00a0; vérifiez l’adresse et la connexion",
    errors.UnsupportedKind: "est d’un genre qui ne peut pas être lu\u00a0; prenez-en un de\u00a0: {detail}",
    errors.NotAllowedToRead: "n’a pas pu être ouvert ({detail})\u00a0; vérifiez les droits d’accès",
    errors.BadName: "a un nom qui n’est pas un texte valide\u00a0; renommez-le",
    errors.EmptyFile: "est vide\u00a0; donnez un fichier qui contient un article",
    errors.TooLarge: (
        "dépasse {detail}, trop pour un article\u00a0; partagez-le ou donnez seulement son texte"
    ),
    errors.BinaryFile: "contient des données binaires, et non du texte\u00a0; exportez-le en texte simple",
    errors.MislabelledFile: (
        "est en réalité {detail}\u00a0; donnez-lui la bonne extension, ou exportez-le en texte simple"
    ),
    errors.UnknownEncoding: (
        "a un encodage qui ne se laisse pas reconnaître, ou des caractères abîmés\u00a0; "
        "enregistrez-le en UTF-8"
    ),
    errors.UnreadableFile: (
        "n’a pas pu être lu ({detail})\u00a0; vérifiez qu’il s’ouvre ailleurs, ou exportez-le en texte simple"
    ),
    errors.LockedFile: "est protégé par un mot de passe\u00a0; enregistrez-en une copie qui ne l’est pas",
    errors.PicturesOnly: (
        "contient des images de pages, sans texte\u00a0; faites d’abord reconnaître son texte (OCR)"
    ),
    errors.GarbledText: (
        "contient du texte dont les lettres ne se laissent pas reconnaître\u00a0; "
        "exportez-le à nouveau, ou en texte simple"
    ),
    errors.Bomb: (
        "est compressé comme aucun article ne l’est ({detail}) et n’a pas été ouvert\u00a0; "
        "exportez-le à nouveau"
    ),
    errors.BadCorrection: "ne peut pas être gardé ({detail})\u00a0; changez-le",
    errors.NothingReadable: (
        "ne contient pas de texte d’article lisible\u00a0; vérifiez que c’est bien l’article lui-même"
    ),
}
_DETAILS = {
    "a PDF": "un PDF",
    "a ZIP archive or an Office document": "une archive ZIP ou un document Office",
    "a ZIP archive or another Office document": "une archive ZIP ou un autre document Office",
    "an Office document": "un document Office",
    "a Word document of the old kind (.doc)": "un document Word de l’ancien format (.doc)",
    "something other than a Word document": "autre chose qu’un document Word",
    "something other than a PDF": "autre chose qu’un PDF",
    "an RTF document": "un document RTF",
    "a PNG image": "une image PNG",
    "a JPEG image": "une image JPEG",
    "a GIF image": "une image GIF",
    "a gzip archive": "une archive gzip",
    "an SQLite database": "une base de données SQLite",
    "a web page": "une page web",
    "{number:d} MB": "{number}\u00a0Mo",
    "{number:d} characters": "{number} caractères",
    "{number:d} pages": "{number} pages",
    "more than {number:d} parts": "plus de {number} parties",
    "more than {number:d} MB unpacked": "plus de {number}\u00a0Mo une fois décompressé",
    "more than {number:d} times its size unpacked": "plus de {number} fois sa taille une fois décompressé",
    "a document type declaration": "une déclaration de type de document",
    "damaged": "abîmé",
    "it is damaged": "il est abîmé",
    "it is damaged, or takes too much time or memory": "il est abîmé, ou demande trop de temps ou de mémoire",
    "it takes longer than {number:d} seconds": "cela prend plus de {number}\u00a0secondes",
    "no connection": "pas de connexion",
    "the connection broke off": "la connexion s’est interrompue",
    "it arrives damaged": "le contenu arrive abîmé",
    "the server says {status}": "le serveur répond {status}",
    "the name {host} is not known here": "le nom {host} n’est pas connu ici",
    "it redirects more than {number:d} times": "plus de {number} redirections",
    "a file or folder is wanted here": "il faut ici un fichier ou un dossier",
    "it is no web address": "ce n’est pas une adresse web",
    "only http:// and https:// addresses without a password are": (
        "seules les adresses http:// et https:// sans mot de passe le sont"
    ),
    "only the ports 80 and 443 are": "seuls les ports 80 et 443 le sont",
    "it leads to an address that is not public": "elle mène à une adresse qui n’est pas publique",
    "a title needs words": "un titre demande des mots",
    "titles and names have at most {number:d} characters": (
        "les titres et les noms ont au plus {number} caractères"
    ),
    "a date looks like 2023-11-06": "une date s’écrit 2023-11-06",
    "this language is not known": "cette langue n’est pas connue",
}
_OF_THE_STORE = {
    "store in use by another process: end it before using {folder} here": (
        "le dossier {folder} est utilisé par un autre processus\u00a0: terminez-le d’abord"
    ),
    "store in use by process {pid:d}: end it before using {folder} here": (
        "le dossier {folder} est utilisé par le processus {pid}\u00a0: terminez-le d’abord"
    ),
    "the index was made with the embedding {stored!r} and the settings say {wanted!r}: set it back, or "
    "re-embed with `python -m app.cli reindex`": (
        "l’index a été fait avec le plongement {stored}, et les réglages disent {wanted}\u00a0: remettez "
        "l’ancien, ou refaites l’index avec `python -m app.cli reindex`"
    ),
    "the disk of {folder} is full: free some space and try again": (
        "le disque de {folder} est plein\u00a0: libérez de la place et réessayez"
    ),
    "the catalogue {path} cannot be read ({reason}): restore it from a backup, or move {folder} away and "
    "index the articles again": (
        "le catalogue {path} ne peut pas être lu ({reason})\u00a0: restaurez-le d’une sauvegarde, "
        "ou déplacez {folder} et indexez à nouveau les articles"
    ),
    "the word index is damaged ({reason}): start again to have it rebuilt": (
        "l’index des mots est abîmé ({reason})\u00a0: redémarrez pour qu’il soit refait"
    ),
    "the vector index failed ({reason}): start again to have it checked and rebuilt": (
        "l’index des vecteurs a échoué ({reason})\u00a0: redémarrez pour qu’il soit vérifié et refait"
    ),
    "no Chroma server answers at {url}: start it, or unset its address to use the built-in one": (
        "aucun serveur Chroma ne répond à {url}\u00a0: démarrez-le, ou retirez son adresse des réglages"
    ),
    "the embedding model {name!r} cannot be loaded: set `embedding_model` to the name or the folder of a "
    "sentence-transformers model": (
        "le modèle de plongement {name} ne peut pas être chargé\u00a0: donnez à `embedding_model` le nom "
        "ou le dossier d’un modèle sentence-transformers"
    ),
    "the store folder {folder} cannot be made ({reason})": (
        "le dossier {folder} ne peut pas être créé ({reason})"
    ),
}
_OF_THE_APP = {
    "the question is empty: write one in words": "la question est vide\u00a0: écrivez-en une",
    "the question has {length:d} characters: shorten it to {most:d}": (
        "la question a {length} caractères\u00a0: réduisez-la à {most}"
    ),
    "cannot read {file}: {reason}": "{file} ne peut pas être lu\u00a0: {reason}",
    "unknown setting {name!r} (look at {file} and at the variable {variable}); known are: {known}": (
        "réglage inconnu\u00a0: {name} (voyez {file} et la variable {variable})\u00a0; "
        "on connaît\u00a0: {known}"
    ),
    "setting {name!r}: {reason} (look at {file} and at the variable {variable})": (
        "réglage {name}\u00a0: {reason} (voyez {file} et la variable {variable})"
    ),
    "the data folder cannot be set in {file}, which is in it: set {variable}": (
        "le dossier des données ne peut pas être fixé dans {file}, qui s’y trouve\u00a0: fixez {variable}"
    ),
    "{file} is not TOML ({reason}): mend it by hand first": (
        "{file} n’est pas du TOML ({reason})\u00a0: corrigez-le d’abord à la main"
    ),
    "the conversations in {file} cannot be used ({reason})": (
        "les conversations de {file} sont inutilisables ({reason})"
    ),
    "a question in it is damaged": "une question y est abîmée",
    "the address must begin with http:// or https://": "l’adresse doit commencer par http:// ou https://",
    "the name of the model is missing: testing the connection shows what there is": (
        "le nom du modèle manque\u00a0: tester la connexion montre ceux qu’il y a"
    ),
    "status {code:d}": "statut {code}",
    "the reply is not JSON": "la réponse n’est pas du JSON",
    "the reply names no models": "la réponse ne nomme aucun modèle",
    "the model {name} does not answer ({reason})": "le modèle {name} ne répond pas ({reason})",
    "the model {name} does not take this request ({reason})": (
        "le modèle {name} n’accepte pas cette demande ({reason})"
    ),
    "the model {name} needs a package that is not installed: {remedy}": (
        "le modèle {name} demande un paquet qui n’est pas installé\u00a0: {remedy}"
    ),
    "the local model {name} cannot be run; see the log": (
        "le modèle local {name} ne peut pas fonctionner\u00a0; voyez le journal"
    ),
    "the embedding model is not ready: {remedy}": "le modèle de plongement n’est pas prêt\u00a0: {remedy}",
    "no language model is ready: {remedy}": "aucun modèle de langue n’est prêt\u00a0: {remedy}",
    "the language model {name} is not ready: {remedy}": (
        "le modèle de langue {name} n’est pas prêt\u00a0: {remedy}"
    ),
    "run `make weights` (or `python -m app.weights`) while the network is there": (
        "lancez `make weights` (ou `python -m app.weights`) quand il y a du réseau"
    ),
    "{path} is not a GGUF file; give llm the path of another": (
        "{path} n’est pas un fichier GGUF\u00a0; donnez à llm le chemin d’un autre"
    ),
}

FRENCH = {
    **{
        f"{{name!r}} {kind.problem}.": f"«\u00a0{{name}}\u00a0» {problem}."
        for kind, problem in _OF_A_FILE.items()
    },
    **_DETAILS,
    **_OF_THE_STORE,
    **_OF_THE_APP,
}
