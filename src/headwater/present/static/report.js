"use strict";
// The page works without this: it only filters, opens and closes.
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll("#claims details.claim")];
  const said = document.getElementById("shown");
  const number = new Intl.NumberFormat("en");
  const words = new Map(cards.map((card) => [card, card.dataset.words.toLowerCase()]));

  const filter = () => {
    const wanted = new Set([...form.querySelectorAll("[name=status]:checked")].map((box) => box.value));
    const text = form.elements.text.value.trim().toLowerCase();
    const most = form.elements.shared.checked ? 2 : 1;
    let shown = 0;
    for (const card of cards) {
      const fits = (!wanted.size || wanted.has(card.dataset.status)) && words.get(card).includes(text)
        && Number(card.dataset.articles) >= most;
      card.hidden = !fits;
      shown += fits;
    }
    said.textContent = `${number.format(shown)} of ${number.format(cards.length)} claims shown`;
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("[data-open]").addEventListener("click", () => {
      for (const card of cards) if (!card.hidden) card.open = true;
    });
    form.querySelector("[data-close]").addEventListener("click", () => {
      for (const card of cards) card.open = false;
    });
  }

  const reveal = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    target.hidden = false;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
})();
