// What the components share; put before each of their scripts.

function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const views = new WeakMap();

// The component's view at its place on the page, built when it is first drawn there.
function viewIn(parent, build) {
  let view = views.get(parent);
  if (view === undefined) {
    view = build(parent);
    views.set(parent, view);
  }
  return view;
}

// A box that searches once typing has paused; the pause is in ``view.typing``, for those who will not wait for it.
function searchBox(view, search) {
  const box = element("input", "search");
  box.type = "search";
  box.addEventListener("input", () => {
    clearTimeout(view.typing);
    view.typing = setTimeout(search, 250);
  });
  return box;
}

function nameSearch(box, text) {
  box.placeholder = text;
  box.setAttribute("aria-label", text);
}

const ICONS = {
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  export: "M12 4v11M7.5 10.5 12 15l4.5-4.5M5 20h14",
  again: "M20 12a8 8 0 1 1-2.5-5.8M20 3v4h-4",
  edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  good: "M7 20V10l4-7c2 0 3 1 2.5 3L13 9h6c1.5 0 2 1 1.7 2.5l-1.2 6C19.2 19.2 18.5 20 17 20zM7 10H3v10h4",
  bad: "M17 4v10l-4 7c-2 0-3-1-2.5-3l.5-3H5c-1.5 0-2-1-1.7-2.5l1.2-6C4.8 4.8 5.5 4 7 4zM17 14h4V4h-4",
  bin: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  done: "M5 12.5 10 17.5 19.5 7",
};

function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

function button(className, act, ...children) {
  const node = element("button", className, ...children);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

function iconButton(name, className, act) {
  return button(`icon ${className}`, act, icon(name));
}

function name(node, text) {
  node.setAttribute("aria-label", text);
  node.title = text;
}

// Draws the inside of a node anew and gives the focus back to what is called as what had it, by its key or that of
// what it is in, else by its name. Where nothing is, ``otherwise`` says what gets it.
function keepFocus(root, redraw, otherwise = () => null) {
  const called = (node) => node.closest("[data-key]")?.dataset.key ?? node.getAttribute("aria-label") ?? node.textContent;
  const focused = root.getRootNode().activeElement;
  const before = root.contains(focused) ? called(focused) : null;
  redraw();
  if (before === null) return;
  const now = [...root.querySelectorAll("a, button, input")].find((node) => called(node) === before);
  (now ?? otherwise())?.focus({ preventScroll: true });
}

// What does the same as ``act``, but at most once in a while: the second click of two does nothing.
function once(act) {
  let done = -Infinity;
  return (...given) => {
    if (performance.now() - done < 600) return;
    done = performance.now();
    act(...given);
  };
}

function save(file) {
  const link = element("a", "");
  link.href = URL.createObjectURL(new Blob([file.text], { type: `${file.type};charset=utf-8` }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// The clipboard is closed to pages that came over plain http from elsewhere; there a selection is copied.
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = document.body.appendChild(element("textarea", ""));
    box.value = text;
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}

// A button that opens a small menu under itself; Escape, a choice or leaving closes it.
function menu(opener, ...items) {
  const list = element("div", "menu", ...items);
  const holder = element("span", "holder", opener, list);
  const show = (open) => {
    list.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
  };
  show(false);
  opener.addEventListener("click", () => {
    show(list.hidden);
    if (!list.hidden) list.querySelector("button")?.focus();
  });
  list.addEventListener("click", () => {
    show(false);
    opener.focus();
  });
  holder.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.preventDefault();
    show(false);
    opener.focus();
  });
  holder.addEventListener("focusout", (event) => {
    if (!holder.contains(event.relatedTarget)) show(false);
  });
  return holder;
}
