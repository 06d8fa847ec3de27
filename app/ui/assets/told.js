// Says what came of something that a person did. The text is set as textContent only.

export default function ({ parentElement, data }) {
  const view = viewIn(parentElement, build);
  setTimeout(() => setText(view.text, data.text), 100); // what comes into the page together with its words is not heard
}

function build(parent) {
  const view = { text: element("p", "told") };
  view.text.setAttribute("role", "status");
  parent.append(element("section", "", view.text));
  return view;
}
