// Draws the articles on their way in: a line for each, its progress, and why one was not taken.
// Texts are set as textContent only.

export default function ({ parentElement, data, setTriggerValue }) {
  const view = viewIn(parentElement, build);
  view.clear.onclick = () => setTriggerValue("clear", true);
  draw(view, data);
}

function build(parent) {
  const view = { heading: element("h2", ""), clear: button("clear", () => {}), list: element("ul", ""), rows: new Map() };
  view.said = element("p", "unseen");
  view.said.setAttribute("role", "status");
  view.root = element("section", "intake", element("header", "", view.heading, view.clear), view.list, view.said);
  parent.append(view.root);
  return view;
}

function draw(view, data) {
  view.root.hidden = data.items.length === 0;
  setText(view.heading, data.heading);
  view.clear.hidden = data.clear === null;
  setText(view.clear, data.clear ?? "");
  setText(view.said, data.announcement);
  const rows = data.items.map((item) => rowOf(view, item));
  for (const [number, row] of view.rows) if (!rows.includes(row)) { row.node.remove(); view.rows.delete(number); }
  rows.forEach((row, place) => { if (view.list.children[place] !== row.node) view.list.insertBefore(row.node, view.list.children[place] ?? null); });
}

function rowOf(view, item) {
  let row = view.rows.get(item.number);
  if (row === undefined) {
    row = { name: element("span", "name"), label: element("span", "label"), bar: element("progress", ""), problem: element("p", "problem") };
    row.name.dir = "auto";
    row.node = element("li", "", row.name, row.label, row.bar, row.problem);
    view.rows.set(item.number, row);
  }
  row.node.dataset.state = item.state;
  setText(row.name, item.name);
  setText(row.label, item.label);
  setText(row.problem, item.problem);
  row.bar.hidden = item.share === null;
  row.bar.value = item.share ?? 0;
  row.bar.setAttribute("aria-label", item.name);
  return row;
}
