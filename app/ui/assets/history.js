// Draws the list of conversations in the sidebar. Titles are set as textContent only.

export default function ({ parentElement, data, setTriggerValue }) {
  const view = viewIn(parentElement, build);
  // Of two messages that come at once the later one wins, so each says what is searched for.
  view.act = (name, more) => {
    clearTimeout(view.typing);
    setTriggerValue("act", { name, search: view.search.value, ...more });
  };
  const root = document.documentElement;
  root.lang = data.words.code;
  root.style.colorScheme = getComputedStyle(parentElement.host).colorScheme; // dialogs stand outside of the app's own scheme
  if (data.file) save(data.file);
  draw(view, data);
}

function build(parent) {
  const view = { groups: element("div", "groups"), undone: element("p", "undone") };
  view.search = searchBox(view, () => view.act("search"));
  view.undone.setAttribute("role", "status");
  view.root = element("section", "history", view.search, view.undone, view.groups);
  parent.append(view.root);
  return view;
}

function draw(view, data) {
  const { file, ...shown } = data;
  const drawn = JSON.stringify(shown);
  if (view.drawn === drawn) return;
  view.drawn = drawn;
  view.root.setAttribute("aria-label", data.words.history);
  view.search.hidden = !data.searchable;
  nameSearch(view.search, data.words.search);
  view.undone.replaceChildren();
  if (data.deleted) {
    const undo = button("undo", () => view.act("undo", { id: data.deleted.id }), data.words.undo);
    view.undone.append(element("span", "", data.deleted.label), undo);
  }
  view.groups.replaceChildren(...data.groups.map((group) => groupNode(view, group, data)));
  if (data.empty) view.groups.append(element("p", "empty", data.empty));
}

function groupNode(view, group, data) {
  const items = group.items.map((item) => itemNode(view, item, data));
  return element("div", "group", element("h2", "", group.label), element("ul", "", ...items));
}

function itemNode(view, item, data) {
  const { words } = data;
  const link = element("a", "open", item.title);
  link.href = `?c=${encodeURIComponent(item.id)}`;
  link.dir = "auto";
  link.title = item.title;
  if (item.id === data.current) link.setAttribute("aria-current", "page");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    view.act("open", { id: item.id });
  });
  const more = iconButton("more", "more", () => {});
  name(more, words.more.replace("{title}", item.title));
  const row = element("li", "", link);
  const exports = [["markdown", "Markdown"], ["html", "HTML"], ["json", "JSON"]].map(([kind, title]) =>
    button("", () => view.act("export", { id: item.id, kind }), `${words.export}: ${title}`));
  row.append(menu(
    more,
    button("", () => rename(view, row, item, words), words.rename),
    ...exports,
    button("", () => view.act("delete", { id: item.id }), words.delete),
  ));
  return row;
}

function rename(view, row, item, words) {
  const box = element("input", "rename");
  const before = [...row.childNodes];
  const back = () => row.replaceChildren(...before);
  box.value = item.title;
  box.setAttribute("aria-label", words.rename);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      view.act("rename", { id: item.id, title: box.value });
      back();
    } else if (event.key === "Escape") {
      event.preventDefault();
      back();
    }
  });
  box.addEventListener("blur", () => box.isConnected && back());
  row.replaceChildren(box);
  box.select();
}
