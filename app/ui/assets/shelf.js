// Draws a page of the library's articles, with a search above and what can be done to each beside it.
// Texts are set as textContent only.

export default function ({ parentElement, data, setTriggerValue }) {
  const view = viewIn(parentElement, build);
  view.act = (name, more) => setTriggerValue("act", { name, ...more });
  draw(view, data);
}

function build(parent) {
  const view = { list: element("ul", "rows"), nothing: element("p", "nothing") };
  view.search = searchBox(view, () => view.act("search", { text: view.search.value }));
  view.nothing.setAttribute("role", "status");
  view.previous = button("turn", () => view.act("page", { number: view.data.previous }), "←");
  view.next = button("turn", () => view.act("page", { number: view.data.next }), "→");
  view.shown = element("span", "shown");
  view.shown.setAttribute("role", "status");
  view.pages = element("nav", "pages", view.previous, view.shown, view.next);
  view.root = element("section", "shelf", view.search, view.nothing, view.list, view.pages);
  parent.append(view.root);
  return view;
}

function draw(view, data) {
  const drawn = JSON.stringify(data);
  if (view.drawn === drawn) return;
  if (view.data === undefined) view.search.value = data.searched;
  view.drawn = drawn;
  view.data = data;
  view.root.hidden = data.empty;
  view.root.setAttribute("aria-label", data.words.list);
  nameSearch(view.search, data.words.search);
  setText(view.nothing, data.nothing);
  view.list.replaceChildren(...data.rows.map((row) => rowNode(view, row)));
  view.pages.hidden = data.previous === null && data.next === null;
  view.pages.setAttribute("aria-label", data.shown);
  setText(view.shown, data.shown);
  turn(view.previous, data.words.previous, data.previous);
  turn(view.next, data.words.next, data.next);
}

function turn(node, label, number) {
  name(node, label);
  node.disabled = number === null;
}

function rowNode(view, row) {
  const title = element("span", "title", row.title);
  title.lang = row.language;
  title.dir = "auto";
  const open = button("open", () => view.act("open", { id: row.id }), title, element("span", "meta", row.meta), element("span", "detail", row.detail));
  open.title = row.names.open;
  const node = element("li", "", open);
  if (view.data.changeable) {
    const acts = [["correct", "edit"], ["again", "again"], ["delete", "bin"]];
    node.append(element("span", "acts", ...acts.map(([act, sign]) => {
      const made = iconButton(sign, act, () => view.act(act, { id: row.id }));
      name(made, row.names[act]);
      return made;
    })));
  }
  return node;
}
