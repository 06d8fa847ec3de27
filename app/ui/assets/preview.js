// A glance at the cited sentence with its neighbours, while a mark is pointed at or focused.
function offerPreview(view, node, mark) {
  node.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse") view.coming = setTimeout(() => showPreview(view, node, mark), 140);
  });
  node.addEventListener("pointerleave", () => hidePreview(view));
  node.addEventListener("keyup", (event) => {
    if (event.key === "Tab") showPreview(view, node, mark); // not when the reader gives the focus back
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
