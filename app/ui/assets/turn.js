// Draws one question and its answer, in place: what has not changed is not touched.
// Texts are set as textContent only; nothing that an article or a model wrote is parsed.

const views = new WeakMap();
const LAST_WORD = /^([^]*\s)(\S{1,12})$/; // kept on one line with its marks and verdict

export default function ({ parentElement, data, setTriggerValue }) {
  let view = views.get(parentElement);
  const isNew = view === undefined;
  if (isNew) {
    view = build(parentElement);
    views.set(parentElement, view);
  }
  view.open = (place) => setTriggerValue("open", place);
  view.act = (name, more = {}) => setTriggerValue("act", { name, ...more });
  draw(view, data);
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
    found: element("details", "found"),
    heading: element("span", "heading"),
    titles: element("span", "titles"),
    groups: element("div", "groups"),
    live: element("p", "unseen"),
    foot: element("div", "foot"),
    further: element("section", "further"),
    preview: element("aside", "preview"),
    statements: [],
    items: new Map(),
  };
  view.question.dir = view.answer.dir = "auto";
  view.live.setAttribute("role", "status");
  view.answer.append(view.activity, view.prose, view.partial);
  view.found.append(element("summary", "", view.heading, view.titles), view.groups);
  view.edit = iconButton("edit", "edit", () => editQuestion(view));
  view.head = element("div", "head", view.question, view.edit);
  view.root.append(
    view.head, view.label, view.notice, view.answer, view.foot, view.found, view.further, view.live, view.preview,
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
  setText(view.label, data.label ?? "");
  setText(view.notice, data.notice ?? "");
  setText(view.activity, data.activity ?? "");
  setText(view.prose, data.prose);
  setText(view.partial, data.partial);
  setText(view.live, data.announcement);
  if (view.phase !== undefined && view.phase !== "done" && data.phase === "done") catchFocus();
  view.phase = data.phase;
  if (data.language) view.answer.lang = data.language;
  drawStatements(view, data.statements);
  drawFound(view, data.found);
  drawActions(view, data);
  drawFurther(view, data);
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
    const button = opener(view, mark.place, "mark");
    button.textContent = String(mark.number);
    button.setAttribute("aria-label", mark.name);
    offerPreview(view, button, mark);
    end.append(button);
  }
  if (statement.label) end.append(element("span", "verdict", `${statement.sign} ${statement.label}`));
  const node = element("span", "statement", element("span", "text", head), end);
  node.dataset.verdict = statement.verdict;
  if (statement.source) node.append(element("cite", "", statement.source));
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

// A glance at the cited sentence with its neighbours, while a mark is pointed at or focused.
function offerPreview(view, node, mark) {
  node.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse") view.coming = setTimeout(() => showPreview(view, node, mark), 140);
  });
  node.addEventListener("pointerleave", () => hidePreview(view));
  node.addEventListener("focus", () => {
    if (node.matches(":focus-visible")) showPreview(view, node, mark);
  });
  node.addEventListener("blur", () => hidePreview(view, 0));
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !view.preview.hidden) {
      event.preventDefault();
      hidePreview(view, 0);
    }
  });
}

function showPreview(view, node, mark) {
  clearTimeout(view.leaving);
  const title = element("p", "of", mark.title);
  const text = element("p", "words", mark.before, " ", element("mark", "", mark.text), " ", mark.after);
  title.dir = text.dir = "auto";
  text.lang = mark.language;
  view.preview.replaceChildren(title, text);
  view.preview.hidden = false;
  const around = view.root.getBoundingClientRect();
  const at = node.getBoundingClientRect();
  const card = view.preview.getBoundingClientRect();
  const left = Math.min(Math.max(at.left + at.width / 2 - card.width / 2, around.left), around.right - card.width);
  const below = at.bottom + 8 + card.height < innerHeight - 96;
  view.preview.style.left = `${left - around.left}px`;
  view.preview.style.top = `${(below ? at.bottom + 8 : at.top - 8 - card.height) - around.top}px`;
}

function hidePreview(view, afterMs = 160) {
  clearTimeout(view.coming);
  clearTimeout(view.leaving);
  view.leaving = setTimeout(() => { view.preview.hidden = true; }, afterMs);
}

function drawFound(view, found) {
  view.found.hidden = found === null;
  if (found === null) return;
  setText(view.heading, found.heading);
  setText(view.titles, found.titles.join("  ·  "));
  if (view.foundOpen !== found.open) view.found.open = view.foundOpen = found.open;
  found.groups.forEach((group, index) => {
    const node = view.groups.children[index] ?? view.groups.appendChild(groupNode(group));
    for (const item of group.items) drawItem(view, node.querySelector("ul"), item);
  });
}

function groupNode(group) {
  const title = element("span", "title", group.title);
  const list = element("ul", "");
  title.dir = "auto";
  list.lang = group.language;
  return element("section", "group", element("h3", "", title, element("span", "meta", group.meta)), list);
}

function drawItem(view, list, item) {
  let button = view.items.get(item.place);
  if (button === undefined) {
    button = opener(view, item.place, "passage");
    button.append(element("span", "number"), element("span", "text", item.text));
    button.lastChild.dir = "auto";
    list.append(element("li", "", button));
    view.items.set(item.place, button);
  }
  button.classList.toggle("cited", item.number !== null);
  setText(button.firstChild, item.number === null ? "" : String(item.number));
}

function drawActions(view, data) {
  const actions = data.actions;
  view.edit.hidden = view.foot.hidden = actions === undefined;
  if (actions === undefined) return;
  const drawn = JSON.stringify(actions);
  if (view.actionsDrawn === drawn) return;
  view.actionsDrawn = drawn;
  view.words = actions.words;
  name(view.edit, actions.words.edit);
  const copy = iconButton("copy", "copy", () => done(view, copy, copyText(actions.clip), actions.words.copied));
  const link = iconButton("link", "permalink", () =>
    done(view, link, copyText(new URL(actions.link, location.origin + location.pathname).href), actions.words.linked));
  const exporting = iconButton("export", "export", () => {});
  const kinds = actions.kinds.map(({ kind, name }) => button("", () => view.act("export", { kind }), name));
  const again = iconButton("again", "again", () => view.act("again"));
  const good = iconButton("good", "good", () => view.act("rate", { rating: "good" }));
  const bad = iconButton("bad", "bad", () => view.act("rate", { rating: "bad" }));
  for (const [node, text] of [[copy, "copy"], [link, "link"], [exporting, "export"], [again, "again"], [good, "good"], [bad, "bad"]]) {
    name(node, actions.words[text]);
  }
  good.setAttribute("aria-pressed", String(actions.feedback?.rating === "good"));
  bad.setAttribute("aria-pressed", String(actions.feedback?.rating === "bad"));
  const focused = view.root.getRootNode().activeElement?.className;
  const row = element("div", "actions", copy, link, menu(exporting, ...kinds), again, element("span", "gap"), good, bad);
  view.foot.replaceChildren(row);
  if (actions.feedback !== null) view.foot.append(feedbackNode(view, actions));
  if (focused) view.foot.querySelector(`.actions [class="${focused}"]`)?.focus({ preventScroll: true });
}

async function done(view, node, doing, text) {
  await doing;
  const before = node.firstChild;
  node.replaceChildren(icon("done"));
  setText(view.live, text);
  setTimeout(() => node.replaceChildren(before), 1_600);
}

function feedbackNode(view, actions) {
  const { feedback, reasons, words } = actions;
  if (feedback.rating === "good") return element("p", "thanks", words.thanks);
  const rate = (more) => view.act("rate", { rating: "bad", reason: feedback.reason, comment: comment.value, ...more });
  const comment = element("input", "comment");
  comment.value = feedback.comment;
  comment.placeholder = words.comment;
  comment.setAttribute("aria-label", words.comment);
  comment.addEventListener("keydown", (event) => {
    if (event.key === "Enter") rate({});
  });
  const chips = reasons.map(({ reason, name }) => {
    const chip = button("chip", () => rate({ reason }), name);
    chip.setAttribute("aria-pressed", String(reason === feedback.reason));
    return chip;
  });
  const said = feedback.reason || feedback.comment;
  return element(
    "div", "feedback",
    element("p", "why", said ? words.thanks : words.why),
    element("div", "chips", ...chips),
    element("div", "row", comment, button("plain", () => rate({}), words.send), button("plain", () => view.act("test"), words.test)),
  );
}

function drawFurther(view, data) {
  const further = data.follow_ups ?? [];
  const drawn = JSON.stringify(further);
  view.further.hidden = further.length === 0;
  if (view.furtherDrawn === drawn) return;
  view.furtherDrawn = drawn;
  const items = further.map((suggestion) => {
    const node = button("follow", () => view.act("follow", { question: suggestion.question }), suggestion.heading);
    node.lang = suggestion.language;
    node.dir = "auto";
    name(node, suggestion.question);
    return element("li", "", node);
  });
  view.further.replaceChildren(element("h3", "", data.actions?.words.follow_ups ?? ""), element("ul", "", ...items));
}

function editQuestion(view) {
  const box = element("textarea", "rewrite");
  const close = () => {
    form.replaceWith(view.head);
    view.edit.focus();
  };
  const send = () => {
    const question = box.value.trim();
    if (question) view.act("edit", { question });
    if (question) form.replaceWith(view.head);
  };
  box.value = view.question.textContent;
  box.dir = "auto";
  box.rows = Math.min(6, 1 + Math.ceil(box.value.length / 50));
  box.setAttribute("aria-label", view.words.edit);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  const row = element("div", "row", button("plain strong", send, view.words.ask), button("plain", close, view.words.cancel));
  const form = element("div", "editing", box, row);
  view.head.replaceWith(form);
  box.focus();
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
