// Draws the open article: a panel beside the conversation when the window is wide, a sheet over it when not.
// Texts are set as textContent only.

const views = new WeakMap();
const wide = matchMedia("(min-width: 72rem)");

export default function ({ parentElement, data, setTriggerValue }) {
  let view = views.get(parentElement);
  if (view === undefined) {
    view = build(parentElement);
    views.set(parentElement, view);
  }
  view.tell = setTriggerValue;
  draw(view, data);
}

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

function control(view, className, sign, act) {
  const button = element("button", `control ${className}`, element("span", "sign", sign));
  button.type = "button";
  button.firstChild.ariaHidden = "true";
  button.addEventListener("click", act);
  return button;
}

function build(parent) {
  const view = { shown: null, closed: 0, active: null, opener: null };
  view.panel = element("dialog", "reader");
  view.title = element("p", "name");
  view.meta = element("p", "meta");
  view.title.dir = "auto";
  view.position = element("span", "position");
  view.position.setAttribute("role", "status");
  view.previous = control(view, "previous", "←", () => view.tell("go", view.walk.previous));
  view.next = control(view, "next", "→", () => view.tell("go", view.walk.next));
  view.close = control(view, "close", "✕", () => close(view));
  view.steps = element("div", "steps", view.previous, view.position, view.next);
  view.text = element("div", "text");
  view.text.tabIndex = 0;
  const about = element("div", "about", view.title, view.meta);
  view.panel.append(element("header", "", about, view.steps, view.close), view.text);
  parent.append(view.panel);

  view.panel.addEventListener("cancel", (event) => {
    event.preventDefault();
    close(view);
  });
  view.panel.addEventListener("click", (event) => {
    if (event.target === view.panel) close(view); // a click on the backdrop of the sheet
  });
  listen(view, document, "keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close(view);
  });
  listen(view, wide, "change", () => present(view));
  return view;
}

// The page may take a component away without a word, so a listener that outlives its panel takes itself away.
function listen(view, target, type, act) {
  const heard = (event) => {
    if (!view.panel.isConnected) target.removeEventListener(type, heard);
    else if (view.shown !== null) act(event);
  };
  target.addEventListener(type, heard);
}

function draw(view, data) {
  if (data.open === null) {
    hide(view);
    return;
  }
  if (data.open === view.shown || data.open <= view.closed) return;
  if (view.shown === null) view.opener = focused();
  view.shown = data.open;
  view.walk = data.walk;
  drawHeader(view, data);
  drawText(view, data);
  present(view);
  standAt(view);
}

function drawHeader(view, data) {
  view.panel.setAttribute("aria-label", `${data.words.reader}: ${data.title}`);
  view.close.setAttribute("aria-label", data.words.close);
  view.previous.setAttribute("aria-label", data.words.previous);
  view.next.setAttribute("aria-label", data.words.next);
  view.title.textContent = data.title;
  view.meta.textContent = data.meta;
  view.steps.hidden = data.walk === null;
  view.position.textContent = data.walk?.label ?? "";
  view.previous.disabled = data.walk?.previous == null;
  view.next.disabled = data.walk?.next == null;
}

function drawText(view, data) {
  const body = element("article", "");
  body.lang = data.language;
  body.dir = "auto";
  view.active = null;
  const tags = { title: "h2", heading: "h3" };
  for (const block of data.blocks) {
    const node = element(tags[block.kind] ?? "p", block.kind);
    for (const segment of block.segments) node.append(segmentNode(view, segment));
    body.append(node);
  }
  const origin = element("p", "origin", data.origin.href ? link(data.origin) : data.origin.text);
  view.text.replaceChildren(body, origin);
}

function link(origin) {
  const node = element("a", "", origin.text);
  node.href = origin.href;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

function segmentNode(view, segment) {
  if (!segment.marked) return segment.text;
  const node = element("mark", segment.active ? "active" : "", segment.text);
  if (segment.numbers.length > 0) node.dataset.numbers = segment.numbers.join(" ");
  if (segment.active && view.active === null) {
    node.tabIndex = -1;
    node.setAttribute("aria-current", "true");
    view.active = node;
  }
  return node;
}

function present(view) {
  const asPanel = wide.matches;
  if (view.panel.open && view.asPanel === asPanel) return;
  if (view.panel.open) view.panel.close();
  view.asPanel = asPanel;
  if (asPanel) view.panel.show();
  else view.panel.showModal();
  document.documentElement.dataset.reader = asPanel ? "panel" : "sheet";
}

function standAt(view) {
  const target = view.active;
  if (target === null) {
    view.text.scrollTop = 0;
    view.text.focus({ preventScroll: true });
    return;
  }
  const room = Math.max(view.text.clientHeight - target.offsetHeight, 0);
  const middle = target.offsetTop - 0.4 * room;
  view.text.scrollTo({ top: middle, behavior: view.text.scrollTop > 0 && moves() ? "smooth" : "auto" });
  target.focus({ preventScroll: true });
}

function moves() {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function close(view) {
  view.closed = view.shown;
  hide(view);
  view.tell("close", true);
}

function hide(view) {
  if (view.shown === null) return;
  view.shown = null;
  view.panel.close();
  delete document.documentElement.dataset.reader;
  const home = view.opener?.isConnected ? view.opener : document.querySelector("textarea");
  view.opener = null;
  home?.focus({ preventScroll: true });
}

function focused() {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node === document.body ? null : node;
}
