// What a person can do with a finished answer: take it away, ask anew, say what it is worth, read on.

function drawActions(view, data) {
  const actions = data.actions;
  view.edit.hidden = view.foot.hidden = actions === undefined;
  if (actions === undefined) return;
  const drawn = JSON.stringify(actions);
  if (view.actionsDrawn === drawn) return;
  view.actionsDrawn = drawn;
  view.words = actions.words;
  view.asked = { question: actions.question, longest: actions.longest_question };
  name(view.edit, actions.words.edit);
  const copy = iconButton("copy", "copy", () => done(view, copy, copyText(actions.clip), actions.words.copied));
  const link = iconButton("link", "permalink", () =>
    done(view, link, copyText(new URL(actions.link, location.origin + location.pathname).href), actions.words.linked));
  const exporting = iconButton("export", "export", () => {});
  const kinds = actions.kinds.map(({ kind, name }) => button("", () => view.act("export", { kind }), name));
  const again = iconButton("again", "again", () => view.ask("again"));
  const good = iconButton("good", "good", () => view.act("rate", { rating: "good" }));
  const bad = iconButton("bad", "bad", () => view.act("rate", { rating: "bad" }));
  for (const [node, text] of [[copy, "copy"], [link, "link"], [exporting, "export"], [again, "again"], [good, "good"], [bad, "bad"]]) {
    name(node, actions.words[text]);
  }
  good.setAttribute("aria-pressed", String(actions.feedback?.rating === "good"));
  bad.setAttribute("aria-pressed", String(actions.feedback?.rating === "bad"));
  const row = element("div", "actions", copy, link, menu(exporting, ...kinds), again, element("span", "gap"), good, bad);
  keepFocus(view.foot, () => {
    view.foot.replaceChildren(row);
    if (actions.feedback !== null) view.foot.append(feedbackNode(view, actions));
  });
  const feedback = JSON.stringify(actions.feedback);
  if (view.feedback !== undefined && view.feedback !== feedback && isSaid(actions.feedback)) note(view, actions.words.thanks);
  view.feedback = feedback;
}

function isSaid(feedback) {
  return feedback !== null && (feedback.rating === "good" || feedback.reason !== "" || feedback.comment !== "");
}

async function done(view, node, doing, text) {
  await doing;
  node.sign ??= node.firstChild;
  node.replaceChildren(icon("done"));
  note(view, text);
  clearTimeout(node.turning);
  node.turning = setTimeout(() => node.replaceChildren(node.sign), 1_600);
}

// Says something beside the answer; in a node of its own each time, so that the same words are heard again.
function note(view, text) {
  view.note.replaceChildren(element("span", "", text));
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
  return element(
    "div", "feedback",
    element("p", "why", isSaid(feedback) ? words.thanks : words.why),
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
    const node = button("follow", () => view.ask("follow", { question: suggestion.question }), suggestion.heading);
    node.lang = suggestion.language;
    node.dir = "auto";
    name(node, suggestion.question);
    return element("li", "", node);
  });
  view.further.replaceChildren(element("h3", "", data.actions?.words.follow_ups ?? ""), element("ul", "", ...items));
}

// The box stays until the new question is asked, which takes the turn away: what cannot be asked can be mended.
function editQuestion(view) {
  const box = element("textarea", "rewrite");
  const close = () => {
    form.replaceWith(view.head);
    view.edit.focus();
  };
  const send = () => {
    const question = box.value.trim();
    if (question) view.ask("edit", { question });
  };
  box.value = view.asked.question;
  box.maxLength = view.asked.longest;
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
