// Draws one question and its answer, in place: what has not changed is not touched.
// Texts are set as textContent only; nothing that an article or a model wrote is parsed.

const LAST_WORD = /^([^]*\s)(\S{1,12})$/; // kept on one line with its marks and verdict
const LONG = 280;

export default function ({ parentElement, data, setTriggerValue }) {
  const isNew = !views.has(parentElement);
  const view = viewIn(parentElement, build);
  view.open = (place) => setTriggerValue("open", place);
  view.act = (name, more = {}) => setTriggerValue("act", { name, ...more });
  draw(view, data);
  announce(view, data.announcement, isNew && data.phase !== "done");
  if (isNew && (data.phase !== "done" || data.sought)) bringIntoView(view.root);
  if (data.file) save(data.file);
}

function build(parent) {
  const view = {
    root: element("article", "turn"),
    question: element("h2", "question"),
    label: element("p", "label"),
    notice: element("p", "notice"),
    answer: element("div", "answer"),
    prose: element("p", "prose"),
    partial: element("span", "partial"),
    activity: element("p", "activity"),
    remark: element("p", "remark"),
    found: element("details", "found"),
    heading: element("span", "heading"),
    titles: element("span", "titles"),
    groups: element("div", "groups"),
    live: element("p", "unseen"),
    note: element("p", "unseen"),
    foot: element("div", "foot"),
    further: element("section", "further"),
    preview: element("aside", "preview"),
    statements: [],
  };
  view.ask = once((name, more) => view.act(name, more));
  view.question.dir = view.answer.dir = "auto";
  for (const region of [view.live, view.note]) region.setAttribute("role", "status");
  view.answer.append(view.activity, view.prose, view.partial);
  view.found.append(element("summary", "", view.heading, view.titles), view.groups);
  view.edit = iconButton("edit", "edit", () => editQuestion(view));
  view.head = element("div", "head", view.question, view.edit);
  view.root.append(
    view.head, view.label, view.notice, view.answer, view.remark, view.foot, view.found, view.further, view.live, view.note,
    view.preview,
  );
  view.preview.hidden = true;
  view.preview.addEventListener("pointerenter", () => clearTimeout(view.leaving));
  view.preview.addEventListener("pointerleave", () => hidePreview(view));
  parent.append(view.root);
  return view;
}

function draw(view, data) {
  view.root.dataset.phase = data.phase;
  view.root.dataset.status = data.status ?? (data.fault ? "fault" : "");
  view.root.toggleAttribute("data-fills", data.fills);
  view.root.setAttribute("aria-label", `${data.words.question}: ${data.question}`);
  setText(view.question, data.question);
  drawLength(view.question);
  setText(view.label, data.label ?? "");
  setText(view.notice, data.notice ?? "");
  setText(view.activity, data.activity ?? "");
  setText(view.prose, data.prose);
  setText(view.partial, data.partial);
  setText(view.remark, data.remark);
  if (view.phase !== undefined && view.phase !== "done" && data.phase === "done") catchFocus();
  view.phase = data.phase;
  if (data.language) view.answer.lang = data.language;
  drawStatements(view, data.statements);
  drawFound(view, data.found);
  drawActions(view, data);
  drawFurther(view, data);
}

// What comes into the page together with its words is not heard, so the first ones come a little later.
function announce(view, text, later) {
  view.announcement = text;
  if (later) setTimeout(() => setText(view.live, view.announcement), 100);
  else setText(view.live, text);
}

// A question of a page's length is set smaller and scrolls, so that its answer stays in sight.
function drawLength(question) {
  const long = question.textContent.length > LONG;
  question.classList.toggle("long", long);
  if (long) question.tabIndex = 0;
  else question.removeAttribute("tabindex");
}

function drawStatements(view, statements) {
  statements.forEach((statement, index) => {
    const drawn = JSON.stringify(statement);
    const old = view.statements[index];
    if (old?.drawn === drawn) return;
    const node = statementNode(view, statement);
    if (old) old.node.replaceWith(node);
    else view.partial.before(node);
    view.statements[index] = { drawn, node };
  });
  for (const extra of view.statements.splice(statements.length)) extra.node.remove();
}

function statementNode(view, statement) {
  const [, head, tail] = statement.text.match(LAST_WORD) ?? [null, statement.text, ""];
  const end = element("span", "end", element("span", "text", tail));
  for (const mark of statement.marks) {
    const button = opener(view, mark.place, mark.gone ? "mark gone" : "mark");
    button.textContent = String(mark.number);
    button.setAttribute("aria-label", mark.name);
    offerPreview(view, button, mark);
    end.append(button);
  }
  if (statement.label) end.append(element("span", "verdict", `${statement.sign} ${statement.label}`));
  const node = element("span", "statement", element("span", "text", head), end);
  if (statement.language) for (const text of node.querySelectorAll(".text")) text.lang = statement.language;
  node.dataset.verdict = statement.verdict;
  if (statement.source) node.append(element("cite", "", statement.source));
  for (const original of statement.originals) {
    const quote = element("q", "original", original.text);
    quote.lang = original.language;
    quote.dir = "auto";
    node.append(quote);
  }
  node.append(" ");
  return node;
}

function opener(view, place, className) {
  const node = button(className, () => {
    node.focus(); // Safari does not focus a clicked button, and the reader gives focus back to it.
    hidePreview(view, 0);
    view.open(place);
  });
  return node;
}

function drawFound(view, found) {
  view.found.hidden = found === null;
  if (found === null) return;
  setText(view.heading, found.heading);
  setText(view.titles, found.titles.join("  ·  "));
  if (view.foundOpen !== found.open) view.found.open = view.foundOpen = found.open;
  keep(view.groups, found.groups, (group) => group.article, groupNode, (node, group) => {
    setText(node.querySelector(".title"), group.title);
    setText(node.querySelector(".meta"), group.meta);
    keep(node.querySelector("ul"), group.items, (item) => item.place, (item) => itemNode(view, item), drawItem);
  });
}

// Makes the children of a node those of the list, in its order: what is there already stays, what is not listed goes.
function keep(parent, list, keyOf, build, draw) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  list.forEach((entry, index) => {
    const key = keyOf(entry);
    const node = old.get(key) ?? build(entry);
    node.dataset.key = key;
    old.delete(key);
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
    draw(node, entry);
  });
  for (const node of old.values()) node.remove();
}

function groupNode(group) {
  const title = element("span", "title");
  const list = element("ul", "");
  title.dir = "auto";
  list.lang = group.language;
  return element("section", "group", element("h3", "", title, element("span", "meta")), list);
}

function itemNode(view, item) {
  const node = opener(view, item.place, "passage");
  node.append(element("span", "number"), element("span", "text", item.text));
  node.lastChild.dir = "auto";
  return element("li", "", node);
}

function drawItem(node, item) {
  const passage = node.firstChild;
  passage.classList.toggle("cited", item.number !== null);
  setText(passage.firstChild, item.number === null ? "" : String(item.number));
}

// What was clicked to ask or to stop has gone; the question box takes the focus it had, where no keyboard pops up.
function catchFocus() {
  if (!matchMedia("(pointer: fine)").matches) return;
  setTimeout(() => {
    if (document.activeElement === document.body) document.querySelector("textarea")?.focus({ preventScroll: true });
  }, 300);
}

function bringIntoView(root) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  requestAnimationFrame(() => root.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" }));
}
