// Draws the empty page: what this is, and questions to begin with. A click asks.

export default function ({ parentElement, data, setTriggerValue }) {
  const list = element("ul", "examples");
  const choose = once((place) => setTriggerValue("ask", place));
  data.examples.forEach((example, place) => {
    const ask = button("", () => choose(place), element("span", "language", example.kind), text(example));
    list.append(element("li", "", ask));
  });
  const root = element("section", "welcome", element("h1", "", data.promise), element("p", "detail", data.detail));
  if (data.examples.length > 0) root.append(element("h2", "", data.examples_title), list);
  parentElement.querySelector(".welcome")?.remove();
  parentElement.append(root);
}

function text(example) {
  const node = element("span", "question", example.question);
  node.lang = example.language;
  node.dir = "auto";
  return node;
}
