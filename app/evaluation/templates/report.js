"use strict";
(() => {
  const form = document.querySelector(".filters");
  const questions = [...document.querySelectorAll(".question")];
  const button = document.getElementById("open-all");
  const texts = new Map(questions.map((item) => [item, item.textContent.toLowerCase()]));

  function apply() {
    const wanted = new FormData(form);
    const words = wanted.get("find").trim().toLowerCase();
    let shown = 0;
    for (const item of questions) {
      const fits =
        ["state", "lang", "kind"].every((name) => !wanted.get(name) || item.dataset[name] === wanted.get(name)) &&
        texts.get(item).includes(words);
      item.hidden = !fits;
      shown += fits;
    }
    document.getElementById("shown").textContent = shown === questions.length ? "" : `${shown} of ${questions.length}`;
    document.getElementById("nothing").hidden = shown > 0;
  }

  function openAll(open) {
    questions.filter((item) => !item.hidden).forEach((item) => { item.open = open; });
    button.textContent = open ? "Close all" : "Open all";
  }

  function fragment() {
    const written = location.hash.slice(1);
    try { return decodeURIComponent(written); } catch { return written; }
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  button.addEventListener("click", () => openAll(button.textContent === "Open all"));
  window.addEventListener("beforeprint", () => openAll(true));
  const linked = questions.find((item) => item.id === fragment());
  if (linked) { linked.open = true; linked.scrollIntoView(); }
  apply();
})();
