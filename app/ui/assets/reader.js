// Draws the open article: a panel beside the conversation when the window is wide, a sheet over it when not.
// Texts are set as textContent only.

const wide = matchMedia("(min-width: 72rem)");

export default function ({ parentElement, data, setTriggerValue }) {
  const view = viewIn(parentElement, build);
  view.tell = setTriggerValue;
  draw(view, data);
}

function control(className, sign, act) {
  const node = button(`control ${className}`, act, element("span", "sign", sign));
  node.firstChild.ariaHidden = "true";
  return node;
}

function build(parent) {
  const view = { host: parent.host, shown: null, closed: 0, active: null, opener: null };
  view.panel = element("dialog", "reader");
  view.title = element("p", "name");
  view.meta = element("p", "meta");
  view.title.dir = "auto";
  view.position = element("span", "position");
  view.position.setAttribute("role", "status");
  view.previous = control("previous", "←", () => view.tell("go", view.walk.previous));
  view.next = control("next", "→", () => view.tell("go", view.walk.next));
  view.close = control("close", "✕", () => close(view));
  view.steps = element("div", "steps", view.previous, view.position, view.next);
  view.text = element("div", "text");
  view.text.tabIndex = 0;
  view.beside = element("footer", "beside");
  view.live = element("p", "unseen");
  view.live.setAttribute("role", "status");
  const about = element("div", "about", view.title, view.meta);
  view.panel.append(element("header", "", about, view.steps, view.close), view.text, view.beside, view.live);
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
  view.panel.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowLeft") view.previous.click();
    if (event.key === "ArrowRight") view.next.click();
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
  const translating = view.beside.contains(focused());
  drawHeader(view, data);
  drawText(view, data);
  drawBeside(view, data);
  present(view);
  standAt(view);
  if (translating) view.beside.querySelector("button")?.focus({ preventScroll: true });
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
  const changed = element("div", "changed");
  if (data.notice) changed.append(element("p", "", data.notice));
  if (data.cited) changed.append(citedNode(view, data));
  const tags = { title: "h2", heading: "h3" };
  for (const block of data.blocks) {
    const node = element(tags[block.kind] ?? "p", block.kind);
    for (const segment of block.segments) node.append(segmentNode(view, segment));
    body.append(node);
  }
  const origin = element("p", "origin", data.origin.href ? link(data.origin) : data.origin.text);
  view.text.replaceChildren(...(changed.hasChildNodes() ? [changed] : []), body, origin);
}

// A sentence that the article no longer holds, as it was when it was cited.
function citedNode(view, data) {
  const quote = element("mark", "active", data.cited.text);
  quote.tabIndex = -1;
  quote.dir = "auto";
  view.active = quote;
  return element("blockquote", "", element("p", "label", data.cited.label), quote);
}

// The sentence and its translation side by side, when it is asked for.
function drawBeside(view, data) {
  view.beside.hidden = !data.translatable;
  setText(view.live, data.translation ? `${data.translation.label}: ${data.translation.text}` : "");
  if (!data.translatable) return;
  const node = button("translate", () => {
    if (node.ariaBusy === "true") return;
    node.ariaBusy = "true";
    if (data.translation === null) {
      node.textContent = data.words.translating;
      setText(view.live, data.words.translating);
    }
    view.tell("translate", true);
  }, data.translation === null ? data.words.translate : data.words.hide);
  view.beside.replaceChildren();
  if (data.translation !== null) {
    const original = element("p", "side", element("span", "label", data.words.original), data.original);
    const translated = element("p", "side", element("span", "label", data.translation.label), data.translation.text);
    original.dir = translated.dir = "auto";
    original.lang = data.language;
    view.beside.append(element("div", "sides", original, translated));
  }
  view.beside.append(node);
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
  view.host.toggleAttribute("data-panel", asPanel);
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
  view.host.removeAttribute("data-panel");
  const home = view.opener?.isConnected ? view.opener : document.querySelector("textarea");
  view.opener = null;
  home?.focus({ preventScroll: true });
}

function focused() {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node === document.body ? null : node;
}
