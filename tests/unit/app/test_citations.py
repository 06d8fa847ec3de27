from app.answer import Citation, Statement
from app.citations import marked_text, quote_statements
from vectorstore.hit import Evidence


def item(text: str, similarity: float) -> Evidence:
    return Evidence("a", 0, len(text), text, "", "fr", similarity)


def test_quotes_are_the_most_similar_sentences_in_the_order_of_the_evidence():
    evidence = [item("un", 0.8), item("deux", 0.7), item("trois", 0.9)]
    assert [statement.text for statement in quote_statements(evidence, 2)] == ["un", "trois"]


def test_a_mark_is_the_number_of_its_citation_and_repeats_with_it():
    one, two = Citation("a", 0, 2, "un"), Citation("a", 3, 7, "deux")
    statements = [
        Statement("First.", "supported", (one, two)),
        Statement("Second.", "unsupported", ()),
        Statement("Third.", "supported", (two,)),
    ]
    assert marked_text(statements) == "First. [1] [2] Second. Third. [2]"
