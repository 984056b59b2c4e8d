"use strict";
// Lights the words a link leads to, across paragraphs too. Without this script the style does it within one.
(() => {
  const lit = () => {
    for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target || target.tagName !== "I") return;
    const ends = [target, ...document.querySelectorAll(`i[data-of="${CSS.escape(id)}"]`)];
    for (const end of ends) {
      end.parentElement.classList.add("lit");
      for (const words of end.parentElement.querySelectorAll(`mark.${end.className.split(" ")[0]}`)) {
        words.classList.add("lit");
      }
    }
    const first = target.parentElement.querySelector("mark.lit");
    if (first) first.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", lit);
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    // A second click on the same link changes no hash, and must lead there again.
    if (link && link.getAttribute("href") === location.hash) setTimeout(lit);
  });
  lit();
})();
// Narrows the list of statements.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const selects = [...form.querySelectorAll("select")];
  const words = document.getElementById("words");
  const items = [...document.querySelectorAll(".saying")].map((item) => ({
    item,
    // Why a statement has its grade is said of many of them in the same words: nobody looks for these.
    text: item.textContent.replace(item.querySelector(".grade p").textContent, "").replace(/\s+/g, " ").toLowerCase(),
  }));
  const days = [...document.querySelectorAll(".day-of")];
  const narrow = () => {
    const sought = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { item, text } of items) {
      const fits =
        selects.every((select) => !select.value || item.dataset[select.dataset.filter] === select.value) &&
        sought.every((word) => text.includes(word));
      item.hidden = !fits;
      shown += fits;
    }
    for (const day of days) day.hidden = !day.querySelector(".saying:not([hidden])");
    const all = shown === items.length;
    document.getElementById("count").textContent =
      (all ? "" : `${shown} of `) + items.length + (items.length === 1 ? " statement" : " statements");
    document.getElementById("nothing").hidden = shown > 0;
  };
  form.addEventListener("input", narrow);
  document.getElementById("reset").addEventListener("click", () => {
    for (const select of selects) select.value = "";
    words.value = "";
    narrow();
    words.focus();
  });
  form.hidden = false;
})();
