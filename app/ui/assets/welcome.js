// Draws the empty page: what this is, and questions to begin with. A click asks.

export default function ({ parentElement, data, setTriggerValue }) {
  const list = element("ul", "examples");
  for (const example of data.examples) {
    const button = element("button", "", element("span", "language", example.language_name), text(example));
    button.type = "button";
    button.addEventListener("click", () => setTriggerValue("ask", example.place));
    list.append(element("li", "", button));
  }
  const root = element("section", "welcome", element("h1", "", data.promise), element("p", "detail", data.detail));
  if (data.examples.length > 0) root.append(element("h2", "", data.examples_title), list);
  parentElement.querySelector(".welcome")?.remove();
  parentElement.append(root);
}

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

function text(example) {
  const node = element("span", "question", example.question);
  node.lang = example.language;
  return node;
}
