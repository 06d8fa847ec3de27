// Draws the list of conversations in the sidebar. Titles are set as textContent only.

export default function ({ parentElement, data, setTriggerValue }) {
  const view = viewIn(parentElement, build);
  // Of two messages that come at once the later one wins, so each says what is searched for and was renamed last.
  view.act = (name, more) => {
    clearTimeout(view.typing);
    clearTimeout(view.leaving);
    setTriggerValue("act", { name, search: view.search.value, renamed: view.renamed, ...more });
    view.renamed = null;
  };
  const root = document.documentElement;
  root.lang = data.words.code;
  root.style.colorScheme = getComputedStyle(parentElement.host).colorScheme; // dialogs stand outside of the app's own scheme
  if (data.file) save(data.file);
  draw(view, data);
}

function build(parent) {
  const view = { groups: element("div", "groups"), undone: element("p", "undone"), renamed: null, renaming: false };
  view.search = searchBox(view, () => view.act("search"));
  view.undone.setAttribute("role", "status");
  view.root = element("section", "history", view.search, view.undone, view.groups);
  parent.append(view.root);
  return view;
}

function draw(view, data) {
  view.data = data;
  if (view.renaming) return;
  const { file, ...shown } = data;
  const drawn = JSON.stringify(shown);
  if (view.drawn === drawn) return;
  view.drawn = drawn;
  view.root.setAttribute("aria-label", data.words.history);
  view.search.hidden = !data.searchable;
  nameSearch(view.search, data.words.search);
  keepFocus(view.root, () => drawList(view, data), () => view.undone.querySelector("button") ?? view.search);
}

function drawList(view, data) {
  view.undone.replaceChildren();
  if (data.deleted) {
    const undo = button("undo", () => view.act("undo", { id: data.deleted.id }), data.words.undo);
    undo.dataset.key = `open ${data.deleted.id}`; // what it brings back gets its focus
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
  link.dataset.key = `open ${item.id}`;
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
  const exports = data.kinds.map(({ kind, name }) =>
    button("", () => view.act("export", { id: item.id, kind }), `${words.export}: ${name}`));
  const choices = menu(
    more,
    button("", () => rename(view, row, item, words), words.rename),
    ...exports,
    button("", () => view.act("delete", { id: item.id }), words.delete),
  );
  choices.dataset.key = `more ${item.id}`;
  row.append(choices);
  return row;
}

// The list stands still until the new name is given; leaving the box gives it, and waits for the click that left it.
function rename(view, row, item, words) {
  const box = element("input", "rename");
  const before = [...row.childNodes];
  const end = (title, wait) => {
    if (!view.renaming) return;
    view.renaming = false;
    row.replaceChildren(...before);
    if (title.trim() && title !== item.title) {
      view.renamed = { id: item.id, title };
      view.leaving = setTimeout(() => view.act("rename"), wait);
    } else draw(view, view.data);
  };
  box.value = item.title;
  box.setAttribute("aria-label", words.rename);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    end(event.key === "Enter" ? box.value : item.title, 0);
    row.querySelector(".more").focus();
  });
  box.addEventListener("blur", () => end(box.value, 250));
  view.renaming = true;
  row.replaceChildren(box);
  box.select();
}
